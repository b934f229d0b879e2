import { actionsFor } from "../access/index.ts";
import { conversationTarget } from "./target.ts";
import { undoStatus } from "./undo-change.ts";
import { updateConversation } from "./update-conversation.ts";

const action = actionsFor<unknown>();

/** Sets a conversation pending: it is the customer's turn, and their next message opens it. Reopening ends it before. */
export const setPending = action({
  name: "conversation.set_pending",
  summary: "Set pending until the customer writes",
  permission: "conversation.close",
  errors: { conflict: ["conversation_superseded"] },
  target: conversationTarget,
  record: "thread",
  undo: undoStatus,
  perform: ({ tx }, { id }) =>
    updateConversation(
      tx,
      id,
      "status = 'pending', resolved_at = null, snoozed_until = null",
      "status <> 'pending'",
    ),
});
