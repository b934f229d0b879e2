export { checkHub } from "./check-hub.ts";
export type { Health } from "./problem.ts";
export { healthEndpoints } from "./routes.ts";
