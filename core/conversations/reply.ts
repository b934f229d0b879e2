import { actionsFor, type MemberActor } from "../access/index.ts";
import type { Transaction } from "../database/index.ts";
import type { ConversationId, MessageId } from "../kernel/ids.ts";
import type { JsonObject } from "../kernel/json.ts";
import {
  type DeliveryReference,
  beginDelivery,
  sendContext,
  type SendDeps,
  type SendContext,
} from "../deliveries/index.ts";
import { draftFiles, fileGone } from "./draft-files.ts";
import { findByKey, messageOfKey } from "./find-by-key.ts";
import { markRead } from "./mark-read.ts";
import { queueReplies } from "./queue-reply.ts";
import { DRAFT_ERRORS, readDraft } from "./read-draft.ts";
import { ReplyDraftSchema, type ReplyDraft } from "./reply-draft.ts";
import { conversationTarget } from "./target.ts";
import type { ConversationResource } from "./visible.ts";

/** The message made, and the delivery this process holds when nothing of the conversation was under way. */
export type Replied = { readonly messageId: MessageId; readonly delivery: DeliveryReference | null };

const action = actionsFor<SendDeps, MemberActor>();

/**
 * Queues an agent's reply; the same `clientKey` again is the same message, sent once. A resolved conversation stays
 * resolved, because a farewell is no new work: the customer's answer opens it again.
 */
export const replyToConversation = action({
  name: "conversation.reply",
  summary: "Write to the customer",
  permission: "conversation.reply",
  errors: {
    missing: ["attachment_unknown", "message_unknown"],
    conflict: ["client_key_taken", ...DRAFT_ERRORS.conflict],
    invalid: DRAFT_ERRORS.invalid,
  },
  target: conversationTarget,
  input: ReplyDraftSchema,
  record: "none",
  async perform({ tx, actor, deps }, conversation, draft) {
    const replied = await reply(
      tx,
      actor,
      conversation,
      draft,
      await sendContext(deps, conversation.channelId),
    );
    await markRead(tx, conversation.id, actor.userId);
    return replied;
  },
  complete: (deps, replied: Replied) => beginDelivery(deps, replied),
});

async function reply(
  tx: Transaction,
  actor: MemberActor,
  { id: conversationId }: ConversationResource,
  draft: ReplyDraft,
  { platform, runsWorkers }: SendContext,
): Promise<Replied> {
  const parts = await draftFiles(tx, actor, draft.attachmentIds, "for update");
  if (parts === null)
    return { messageId: await sentBefore(tx, actor, conversationId, draft), delivery: null };
  const { payload, replyToId, text } = await readDraft(tx, conversationId, draft, parts, platform);
  const [queued] = await queueReplies(
    tx.client,
    [
      {
        organizationId: tx.organizationId,
        conversationId,
        author: { kind: "member", id: actor.userId, name: actor.name },
        text,
        parts,
        clientKey: draft.clientKey,
        automatic: false,
        payload,
        ...(replyToId && { replyToId }),
        ...(draft.buttons && { buttons: draft.buttons }),
      },
    ],
    runsWorkers,
  );
  if (queued?.outcome !== "queued")
    return {
      messageId: await messageOfKey(tx, actor, conversationId, "message", draft.clientKey),
      delivery: null,
    };
  tx.publish({ kind: "reply_queued" });
  await link(tx, queued.messageId, parts);
  return { messageId: queued.messageId, delivery: queued.leased ? queued.delivery : null };
}

/** A repeated request finds its files taken, by the message it made the first time. */
async function sentBefore(
  tx: Transaction,
  actor: MemberActor,
  conversationId: ConversationId,
  { clientKey, attachmentIds = [] }: ReplyDraft,
): Promise<MessageId> {
  const id = await findByKey(tx, actor, conversationId, "message", clientKey);
  if (!id) throw fileGone(attachmentIds);
  return id;
}

const link = (tx: Transaction, messageId: MessageId, parts: readonly JsonObject[]) =>
  parts.length === 0
    ? undefined
    : tx.client.query(
        "update comm_attachments set message_id = $2 where organization_id = $1 and id = any ($3)",
        [tx.organizationId, messageId, parts.map((part) => part.attachmentId)],
      );
