import type { HealthCheck } from "../core/access/index.ts";
import { rooms } from "./rooms.ts";

/** What every room looks at when somebody asks how the hub is. */
export const healthChecks: readonly HealthCheck[] = rooms.flatMap((room): readonly HealthCheck[] =>
  "health" in room ? [room.health] : [],
);
