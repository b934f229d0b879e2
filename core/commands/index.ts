import { defineRoom } from "../access/index.ts";
import { accountCommands } from "./accounts/commands.ts";
import { accountEndpoints } from "./accounts/routes.ts";
import { customEndpoints } from "./custom/custom-routes.ts";
import { commandPermissions } from "./custom/permissions.ts";
import { commandEndpoints } from "./routes.ts";
import { generalCommands } from "./general-commands.ts";
import { commandJobs } from "./jobs.ts";
import { askCommands } from "./staff/asks/commands.ts";
import { cardFollower } from "./staff/cards/follow-cards.ts";
import { reactionFollower } from "./staff/reactions/follow-reactions.ts";
import { cardEndpoints } from "./staff/preferences/routes.ts";
import { staffCommands } from "./staff/staff-commands.ts";
import { commandsLive } from "./live.ts";
import { requestEndpoints } from "./risk/requests/routes.ts";
import { commandRows } from "./tenant-rows.ts";

export type { CommandDeps } from "./deps.ts";
export { createCommandSets, type CommandSets } from "./custom/command-sets.ts";
export { createMenuSource } from "./menus/menu-source.ts";
export { createCommandResponder } from "./responder.ts";

export const commandsRoom = defineRoom({
  name: "commands",
  permissions: commandPermissions,
  commands: [...generalCommands, ...accountCommands, ...staffCommands, ...askCommands],
  endpoints: [
    ...accountEndpoints,
    ...commandEndpoints,
    ...customEndpoints,
    ...cardEndpoints,
    ...requestEndpoints,
  ],
  live: commandsLive,
  follows: [cardFollower, reactionFollower],
  jobs: commandJobs,
  tenantRows: commandRows,
});
