import type { Database, Transaction } from "../database/index.ts";
import type { HealthProblem } from "../kernel/health-problem.ts";

export type { HealthProblem };

/** What a room looks at when somebody asks how the hub is. */
export type HealthCheck = {
  /** Looks at the whole hub, across organizations. It names nobody: everybody may read the answer. */
  hub?(database: Database): Promise<readonly HealthProblem[]>;
  /** Looks at one organization. */
  organization?(tx: Transaction): Promise<readonly HealthProblem[]>;
};
