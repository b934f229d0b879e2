import { z } from "@hono/zod-openapi";
import { actionsFor, type MemberActor } from "../access/index.ts";
import { deleteOwn, editOwn, react } from "./change-message.ts";
import { RichTextDraftSchema } from "./schema.ts";
import { beginDelivery, sendContext, type SendDeps } from "../deliveries/index.ts";
import { messageTarget } from "./target.ts";

const action = actionsFor<SendDeps, MemberActor>();

/** Changes what we said, here and at the platform. */
export const editMessage = action({
  name: "message.edit",
  summary: "Change what we said",
  permission: "message.edit",
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
  target: messageTarget,
  input: z.object({ emoji: z.array(z.string().min(1).max(16)).max(5) }),
  record: "none",
  perform: async ({ tx, actor, deps }, { messageId, channelId }, { emoji }) => ({
    delivery: await react(tx, actor, messageId, emoji, await sendContext(deps, channelId)),
  }),
  complete: beginDelivery,
});
