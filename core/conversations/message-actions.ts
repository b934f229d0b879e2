import { z } from "@hono/zod-openapi";
import { actionsFor, type MemberActor } from "../access/index.ts";
import { deleteOwn, editOwn, react } from "./change-message.ts";
import { EmojiSchema, RichTextDraftSchema } from "./schema.ts";
import { beginDelivery, sendContext, type SendDeps } from "../deliveries/index.ts";
import { messageTarget } from "./target.ts";

const action = actionsFor<SendDeps, MemberActor>();

/** Changes what we said, here and at the platform. */
export const editMessage = action({
  name: "message.edit",
  summary: "Change what we said",
  permission: "message.edit",
  errors: {
    conflict: [
      "message_deleted",
      "message_not_ours",
      "message_unconfirmed",
      "message_nameless",
      "message_private",
      "edit_not_carried",
      "edit_too_late",
      "edit_of_pieces",
    ],
    invalid: ["reply_empty", "text_too_long"],
  },
  target: messageTarget,
  input: z.object({ text: RichTextDraftSchema }),
  record: "none",
  perform: async ({ tx, deps }, { messageId, channelId }, { text }) => ({
    delivery: await editOwn(tx, messageId, text, await sendContext(deps, channelId)),
  }),
  complete: beginDelivery,
});

/** Takes back what we said, here and at the platform. */
export const deleteMessage = action({
  name: "message.delete",
  summary: "Take back what we said",
  permission: "message.delete",
  errors: {
    conflict: [
      "message_not_ours",
      "message_unconfirmed",
      "message_nameless",
      "message_private",
      "delete_not_carried",
      "delete_too_late",
    ],
  },
  target: messageTarget,
  record: "none",
  perform: async ({ tx, deps }, { messageId, channelId }) => ({
    delivery: await deleteOwn(tx, messageId, await sendContext(deps, channelId)),
  }),
  complete: beginDelivery,
});

/** Makes our reactions to a message these. */
export const reactToMessage = action({
  name: "message.react",
  summary: "Make our reactions these",
  permission: "conversation.reply",
  errors: {
    conflict: [
      "message_beyond_reactions",
      "message_not_sent",
      "message_unconfirmed",
      "message_nameless",
      "message_private",
      "reaction_not_carried",
    ],
    invalid: ["too_many_reactions", "reaction_unknown"],
  },
  target: messageTarget,
  input: z.object({ emoji: z.array(EmojiSchema).max(5) }).openapi({ example: { emoji: ["👍"] } }),
  record: "none",
  perform: async ({ tx, actor, deps }, { messageId, channelId }, { emoji }) => ({
    delivery: await react(tx, actor, messageId, emoji, await sendContext(deps, channelId)),
  }),
  complete: beginDelivery,
});
