import { z } from "@hono/zod-openapi";
import { actionsFor, type InputOf, type MemberActor } from "../access/index.ts";
import type { Transaction } from "../database/index.ts";
import { invalid, missing } from "../kernel/errors.ts";
import type { AttachmentId, ConversationId, MessageId } from "../kernel/ids.ts";
import type { JsonObject } from "../kernel/json.ts";
import type { MediaKind } from "../protocol/index.ts";
import {
  requireParts,
  type DeliveryReference,
  beginDelivery,
  sendContext,
  type SendDeps,
  type SendContext,
} from "../deliveries/index.ts";
import { findByKey, messageOfKey } from "./find-by-key.ts";
import { markRead } from "./mark-read.ts";
import { queueReplies } from "./queue-reply.ts";
import { ButtonsDraftSchema, RichTextDraftSchema } from "./schema.ts";
import { conversationTarget } from "./target.ts";
import { replyExample } from "./examples.ts";

/** What an agent writes. */
const Draft = z
  .object({
    clientKey: z.string().min(8).max(100),
    text: RichTextDraftSchema,
    attachmentIds: z.array(z.string()).max(10).optional(),
    replyToId: z.string().optional(),
    buttons: ButtonsDraftSchema.optional(),
  })
  .openapi({ example: replyExample });
type Draft = InputOf<typeof Draft>;

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
    conflict: ["client_key_taken", "kind_not_carried", "buttons_not_carried"],
    invalid: ["reply_empty", "file_too_large"],
  },
  target: conversationTarget,
  input: Draft,
  record: "none",
  async perform({ tx, actor, deps }, { id, channelId }, draft) {
    const replied = await reply(tx, actor, id, draft, await sendContext(deps, channelId));
    await markRead(tx, id, actor.userId);
    return replied;
  },
  complete: (deps, replied: Replied) => beginDelivery(deps, replied),
});

async function reply(
  tx: Transaction,
  actor: MemberActor,
  conversationId: ConversationId,
  draft: Draft,
  { platform, runsWorkers }: SendContext,
): Promise<Replied> {
  const parts = await attach(tx, actor, [...new Set(draft.attachmentIds)]);
  if (parts === null)
    return { messageId: await sentBefore(tx, actor, conversationId, draft), delivery: null };
  if (!draft.text.text.trim() && parts.length === 0)
    throw invalid("reply_empty", "Write a message or attach a file.");
  if (platform) requireParts(platform, parts, draft.buttons);
  const replyToId =
    draft.replyToId === undefined ? undefined : await inSameThread(tx, conversationId, draft.replyToId);
  const [queued] = await queueReplies(
    tx.client,
    [
      {
        organizationId: tx.organizationId,
        conversationId,
        author: { kind: "member", id: actor.userId, name: actor.name },
        text: draft.text,
        parts,
        clientKey: draft.clientKey,
        automatic: false,
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

type Upload = { id: AttachmentId; kind: MediaKind; file_name: string; content_type: string; size: string };

/** The writer's own uploads that belong to no message yet, as parts; null when one of them is not to be had. */
async function attach(
  tx: Transaction,
  actor: MemberActor,
  ids: readonly string[],
): Promise<FilePart[] | null> {
  if (ids.length === 0) return [];
  const { rows } = await tx.client.query<Upload>(
    "select id, kind, file_name, content_type, size from comm_attachments where organization_id = $1 and id = any ($2) and message_id is null and state = 'stored' and uploaded_by = $3 for update",
    [tx.organizationId, ids, actor.userId],
  );
  const parts = ids.flatMap((id) => rows.filter((row) => row.id === id).map(toPart));
  return parts.length === ids.length ? parts : null;
}

/** As `comm_messages.parts` keeps a file. */
type FilePart = JsonObject & {
  readonly kind: MediaKind;
  readonly attachmentId: AttachmentId;
  readonly fileName: string;
  readonly contentType: string;
  readonly size: number;
};

const toPart = (upload: Upload): FilePart => ({
  kind: upload.kind,
  attachmentId: upload.id,
  fileName: upload.file_name,
  contentType: upload.content_type,
  size: Number(upload.size),
});

/** A repeated request finds its files taken, by the message it made the first time. */
async function sentBefore(
  tx: Transaction,
  actor: MemberActor,
  conversationId: ConversationId,
  { clientKey, attachmentIds = [] }: Draft,
): Promise<MessageId> {
  const id = await findByKey(tx, actor, conversationId, "message", clientKey);
  if (!id)
    throw missing("attachment_unknown", "This file is no longer available. Attach it again.", {
      attachmentIds,
    });
  return id;
}

const link = (tx: Transaction, messageId: MessageId, parts: readonly JsonObject[]) =>
  parts.length === 0
    ? undefined
    : tx.client.query(
        "update comm_attachments set message_id = $2 where organization_id = $1 and id = any ($3)",
        [tx.organizationId, messageId, parts.map((part) => part.attachmentId)],
      );

async function inSameThread(
  tx: Transaction,
  conversationId: ConversationId,
  messageId: string,
): Promise<MessageId> {
  const { rows } = await tx.client.query<{ id: MessageId }>(
    "select id from comm_messages where organization_id = $1 and conversation_id = $2 and id = $3 and kind = 'message'",
    [tx.organizationId, conversationId, messageId],
  );
  if (!rows[0])
    throw missing("message_unknown", "The message you're replying to is not in this conversation.", {
      messageId,
    });
  return rows[0].id;
}
