import { actionsFor } from "../../access/index.ts";
import { appendEvent } from "../../outbox/index.ts";
import { commandTarget } from "./target.ts";

const action = actionsFor<unknown>();

/** Removes a command; its uses stay. */
export const removeCommand = action({
  name: "command.remove",
  summary: "Removes a command of the organization's own.",
  permission: "command.manage",
  target: commandTarget,
  record: "audit",
  async perform({ tx, note }, { id, name }) {
    await tx.client.query("delete from comm_bot_commands where organization_id = $1 and id = $2", [
      tx.organizationId,
      id,
    ]);
    await appendEvent(tx, { kind: "command_changed", commandId: id });
    note({ action: "command.removed", target: { kind: "command", id }, facts: { name } });
  },
});
