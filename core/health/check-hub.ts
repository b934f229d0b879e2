import type { HealthCheck, HealthProblem } from "../access/index.ts";
import type { Database } from "../database/index.ts";
import { errorMessage } from "../kernel/errors.ts";
import { log } from "../kernel/log.ts";
import { summarise, type Health } from "./problem.ts";

/**
 * Looks at the whole hub, across organizations, naming nobody: the database, and what every room checks. For whoever
 * runs the machine; safe to show in public.
 */
export async function checkHub(database: Database, checks: readonly HealthCheck[]): Promise<Health> {
  try {
    const problems: HealthProblem[] = [];
    // One after the other: anybody may ask, and the connections are the sweepers'.
    for (const check of checks) problems.push(...((await check.hub?.(database)) ?? []));
    return summarise(problems);
  } catch (error) {
    // The reason names hosts and users, and anybody may read this page.
    log.error({ err: errorMessage(error) }, "the database does not answer");
    return summarise([
      {
        code: "database_unreachable",
        severity: "broken",
        text: "The database does not respond.",
        fix: "Start Postgres, or check DATABASE_URL. See the log for details. Platforms will deliver missed messages again.",
      },
    ]);
  }
}
