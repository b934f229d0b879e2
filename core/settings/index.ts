import { defineRoom } from "../access/index.ts";
import { settingCommands } from "./commands.ts";
import { settingLive } from "./live.ts";
import { settingEndpoints } from "./routes.ts";
import { settingRows } from "./tenant-rows.ts";

export { isOpen, type BusinessHours } from "./business-hours.ts";
export { businessHoursOf, readBusinessHours } from "./queries.ts";
export { TimeZoneSchema } from "./schema.ts";

export const settingsRoom = defineRoom({
  name: "settings",
  commands: settingCommands,
  endpoints: settingEndpoints,
  live: settingLive,
  tenantRows: settingRows,
});
