export { checkHub } from "./check-hub.ts";
export { healthEndpoints } from "./routes.ts";
