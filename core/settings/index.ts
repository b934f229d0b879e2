export { isOpen, type BusinessHours } from "./business-hours.ts";
export { readBusinessHours } from "./queries.ts";
export { settingEndpoints } from "./routes.ts";
