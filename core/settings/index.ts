import { defineRoom } from "../access/index.ts";
import { settingLive } from "./live.ts";
import { settingEndpoints } from "./routes.ts";
import { settingRows } from "./tenant-rows.ts";

export { isOpen, type BusinessHours } from "./business-hours.ts";
export { businessHoursOf, readBusinessHours } from "./queries.ts";

export const settingsRoom = defineRoom({
  name: "settings",
  endpoints: settingEndpoints,
  live: settingLive,
  tenantRows: settingRows,
});
