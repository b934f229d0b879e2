import type { Target } from "../access/index.ts";
import { describeChanges, readState } from "./conversation-state.ts";
import { writeSystemMessages } from "./write-system-messages.ts";
import {
  findConversation,
  findMessage,
  messageResource,
  type ConversationResource,
  type MessageResource,
} from "./visible.ts";

/** A conversation as actions see it; what changes in it becomes system messages in its thread. */
export const conversationTarget: Target<ConversationResource> = {
  kind: "conversation",
  errors: { missing: ["conversation_unknown"] },
  find: findConversation,
  resourceOf: (conversation) => conversation,
  async version(tx, { id }) {
    const { rows } = await tx.client.query<{ version: string }>(
      "select version::text from comm_conversations where organization_id = $1 and id = $2",
      [tx.organizationId, id],
    );
    return rows[0]?.version ?? "";
  },
  async lock(tx, { id }) {
    await tx.client.query(
      "select from comm_conversations where organization_id = $1 and id = $2 for no key update",
      [tx.organizationId, id],
    );
  },
  async watch(tx, actor, { id }) {
    const before = await readState(tx, id);
    return async () => writeSystemMessages(tx, actor, id, describeChanges(before, await readState(tx, id)));
  },
};

/** A message as actions see it. Its own verbs lock it, after its conversation. */
export const messageTarget: Target<MessageResource> = {
  kind: "message",
  errors: { missing: ["message_unknown"] },
  find: findMessage,
  resourceOf: messageResource,
};
