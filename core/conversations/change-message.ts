import type { Transaction } from "../database/index.ts";
import type { MemberActor } from "../access/index.ts";
import { conflict, invalid } from "../kernel/errors.ts";
import type { MessageId } from "../kernel/ids.ts";
import { appendEvent } from "../outbox/index.ts";
import type { RichText } from "../protocol/index.ts";
import {
  requireDelete,
  requireEdit,
  requireReaction,
  providerState,
  queueOperation,
  type DeliveryReference,
  type SendContext,
} from "../deliveries/index.ts";
import { lockMessage, type LockedMessage } from "./lock-message.ts";
import { replaceText } from "./replace-text.ts";

/** Changes what we said, here and at the platform; throws when the platform would not take it. */
export async function editOwn(
  tx: Transaction,
  messageId: MessageId,
  text: RichText,
  { platform, runsWorkers }: SendContext,
): Promise<DeliveryReference | null> {
  const message = await own(tx, messageId);
  if (message.deletedAt) throw conflict("message_deleted", "This message was deleted.", { messageId });
  if (!text.text.trim() && message.parts.length === 0)
    throw invalid("reply_empty", "The message can't be empty. Write something, or delete it.");
  const state = reachable(message);
  if (platform && state !== "local") requireEdit(platform, message, text, new Date());
  await replaceText(tx, messageId, text, new Date().toISOString());
  await appendEvent(tx, { kind: "message_changed", messageId, conversationId: message.conversationId });
  return state === "local" ? null : queueOperation(tx, messageId, "edit", {}, runsWorkers);
}

/** Takes back what we said, here and at the platform; a tombstone stays. Taking it back again changes nothing. */
export async function deleteOwn(
  tx: Transaction,
  messageId: MessageId,
  { platform, runsWorkers }: SendContext,
): Promise<DeliveryReference | null> {
  const message = await own(tx, messageId);
  if (message.deletedAt) return null;
  const state = reachable(message);
  if (platform && state !== "local") requireDelete(platform, message, new Date());
  await tx.client.query(
    "update comm_messages set deleted_at = clock_timestamp(), version = version + 1 where organization_id = $1 and id = $2",
    [tx.organizationId, messageId],
  );
  // What has not left yet need not leave at all.
  if (state === "local")
    await tx.client.query(
      "update comm_deliveries set state = 'failed', reason = 'Deleted before it was sent.', lease_until = null, finished_at = clock_timestamp() where organization_id = $1 and message_id = $2 and operation = 'send' and state = 'queued'",
      [tx.organizationId, messageId],
    );
  await appendEvent(tx, { kind: "message_changed", messageId, conversationId: message.conversationId });
  return state === "local" ? null : queueOperation(tx, messageId, "delete", {}, runsWorkers);
}

/** Makes our reactions to a message these; platforms see one account, so the last member to react decides. */
export async function react(
  tx: Transaction,
  actor: MemberActor,
  messageId: MessageId,
  emoji: readonly string[],
  { platform, runsWorkers }: SendContext,
): Promise<DeliveryReference | null> {
  const message = await lockMessage(tx, messageId);
  if (message.kind !== "message" || message.deletedAt)
    throw conflict("message_beyond_reactions", "You can't react to a deleted message.", {
      messageId,
    });
  if (reachable(message) === "local")
    throw conflict("message_not_sent", "You can't react to this message because it has not been delivered.", {
      messageId,
    });
  if (platform) requireReaction(platform, emoji);
  await tx.client.query(
    "delete from comm_reactions where organization_id = $1 and message_id = $2 and author_kind = 'member'",
    [tx.organizationId, messageId],
  );
  await tx.client.query(
    "insert into comm_reactions (organization_id, message_id, author_kind, author_id, author_name, emoji) select $1, $2, 'member', $3, $4, e from unnest($5::text[]) as e on conflict do nothing",
    [tx.organizationId, messageId, actor.userId, actor.name, emoji],
  );
  await tx.client.query(
    "update comm_messages set version = version + 1 where organization_id = $1 and id = $2",
    [tx.organizationId, messageId],
  );
  await appendEvent(tx, { kind: "message_changed", messageId, conversationId: message.conversationId });
  return queueOperation(tx, messageId, "react", { emoji }, runsWorkers);
}

async function own(tx: Transaction, messageId: MessageId): Promise<LockedMessage> {
  const message = await lockMessage(tx, messageId);
  if (message.direction !== "out" || message.kind === "event")
    throw conflict("message_not_ours", "You can change only messages that your team sent.", { messageId });
  return message;
}

/** Throws where a change could be made here only: the hub would show what the customer does not see. */
function reachable(message: LockedMessage): "sent" | "sending" | "local" {
  const state = providerState(message);
  if (state === "unconfirmed")
    throw conflict(
      "message_unconfirmed",
      "Delivery of this message is not confirmed. Mark it as delivered or resend it first.",
    );
  if (state === "no_external_id")
    throw conflict(
      "message_nameless",
      "Parley doesn't know this message's id on the platform. Change it in the app instead.",
    );
  // It is in a place of its reader's or gone once they have seen it, so the platform would look for it in vain.
  if (state !== "local" && message.isPrivate)
    throw conflict(
      "message_private",
      "Only one person of the group was shown this message, so it can't be changed or deleted any more.",
    );
  return state;
}
