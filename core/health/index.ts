import { defineRoom } from "../access/index.ts";
import { healthCommands } from "./commands.ts";
import { healthEndpoints } from "./routes.ts";

export { checkHub } from "./check-hub.ts";
export { type HealthDeps } from "./routes.ts";
export type { Health } from "./problem.ts";

export const healthRoom = defineRoom({
  name: "health",
  commands: healthCommands,
  endpoints: healthEndpoints,
});
