import type { Target } from "../../access/index.ts";
import type { CustomCommand } from "./custom-command.ts";
import { readCustomCommand } from "./queries.ts";

/** A command of an organization's own as actions see it; rights on them reach all or none. */
export const commandTarget: Target<CustomCommand> = {
  kind: "command",
  errors: { missing: ["command_unknown"] },
  find: (tx, _, id) => readCustomCommand(tx, id),
  resourceOf: () => ({}),
};
