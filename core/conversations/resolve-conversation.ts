import { actionsFor } from "../access/index.ts";
import { appendEvent } from "../outbox/index.ts";
import { conversationTarget } from "./target.ts";
import { undoStatus } from "./undo-change.ts";
import { updateConversation } from "./update-conversation.ts";

const action = actionsFor<unknown>();

/** Resolves a conversation; resolving a resolved one changes nothing. */
export const resolveConversation = action({
  name: "conversation.resolve",
  summary: "Resolve",
  permission: "conversation.close",
  target: conversationTarget,
  record: "thread",
  undo: undoStatus,
  async perform({ tx }, { id: conversationId }) {
    const { rows } = await tx.client.query<{ closed: boolean }>("select close_conversation($1) as closed", [
      conversationId,
    ]);
    if (rows[0]?.closed) await appendEvent(tx, { kind: "conversation_changed", conversationId });
  },
});

/** Opens a conversation again. Refused while the same thread has a newer open one: a thread has one open conversation. */
export const reopenConversation = action({
  name: "conversation.reopen",
  summary: "Reopen",
  permission: "conversation.close",
  errors: { conflict: ["conversation_superseded"] },
  target: conversationTarget,
  record: "thread",
  undo: undoStatus,
  perform: ({ tx }, { id }) =>
    updateConversation(
      tx,
      id,
      "status = 'open', resolved_at = null, snoozed_until = null",
      "status <> 'open'",
    ),
});
