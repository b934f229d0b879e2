import type { Transaction } from "../database/index.ts";
import type { MemberActor } from "../identity/index.ts";
import { conflict } from "../kernel/errors.ts";
import type { ConversationId, MessageId } from "../kernel/ids.ts";
import { appendEvent } from "../outbox/index.ts";
import type { RichText } from "../protocol/index.ts";
import { queueOperation } from "./queue-operation.ts";
import type { DeliveryReference } from "./queue-reply.ts";
import { replaceText } from "./replace-text.ts";

type Target = { readonly id: MessageId; readonly conversationId: ConversationId };
type Sent = { conversation_id: ConversationId; external_id: string | null; kind: string; direction: string };

/** Changes what we said, here and at the platform. */
export async function editOwn(tx: Transaction, messageId: MessageId, text: RichText, keepsWork: boolean): Promise<DeliveryReference | null> {
  const { message, target } = await own(tx, messageId);
  await replaceText(tx, messageId, text, new Date().toISOString());
  await appendEvent(tx, { kind: "message_changed", messageId, conversationId: target.conversationId });
  return message.external_id ? queueOperation(tx, messageId, "edit", {}, keepsWork) : null;
}

/** Takes back what we said, here and at the platform; a tombstone stays. */
export async function deleteOwn(tx: Transaction, messageId: MessageId, keepsWork: boolean): Promise<DeliveryReference | null> {
  const { message, target } = await own(tx, messageId);
  await tx.client.query("update comm_messages set deleted_at = clock_timestamp(), version = version + 1 where organization_id = $1 and id = $2 and deleted_at is null", [tx.organizationId, messageId]);
  // What has not left yet need not leave at all.
  await tx.client.query("update comm_deliveries set state = 'failed', reason = 'Deleted before it was sent.', finished_at = clock_timestamp() where organization_id = $1 and message_id = $2 and operation = 'send' and state = 'queued'", [tx.organizationId, messageId]);
  await appendEvent(tx, { kind: "message_changed", messageId, conversationId: target.conversationId });
  return message.external_id ? queueOperation(tx, messageId, "delete", {}, keepsWork) : null;
}

/** Makes our reactions to a message these; platforms see one account, so the last member to react decides. */
export async function react(tx: Transaction, actor: MemberActor, messageId: MessageId, emoji: readonly string[], keepsWork: boolean): Promise<DeliveryReference | null> {
  const { rows } = await tx.client.query<Sent>("select conversation_id, external_id, kind, direction from comm_messages where organization_id = $1 and id = $2 for no key update", [tx.organizationId, messageId]);
  const message = rows[0];
  if (!message) return null;
  await tx.client.query("delete from comm_reactions where organization_id = $1 and message_id = $2 and author_kind = 'member'", [tx.organizationId, messageId]);
  await tx.client.query(
    "insert into comm_reactions (organization_id, message_id, author_kind, author_id, author_name, emoji) select $1, $2, 'member', $3, $4, e from unnest($5::text[]) as e on conflict do nothing",
    [tx.organizationId, messageId, actor.userId, actor.name, emoji],
  );
  await tx.client.query("update comm_messages set version = version + 1 where organization_id = $1 and id = $2", [tx.organizationId, messageId]);
  await appendEvent(tx, { kind: "message_changed", messageId, conversationId: message.conversation_id });
  return message.external_id ? queueOperation(tx, messageId, "react", { emoji }, keepsWork) : null;
}

async function own(tx: Transaction, messageId: MessageId): Promise<{ message: Sent; target: Target }> {
  const { rows } = await tx.client.query<Sent>("select conversation_id, external_id, kind, direction from comm_messages where organization_id = $1 and id = $2 for no key update", [tx.organizationId, messageId]);
  const message = rows[0];
  if (!message || message.direction !== "out" || message.kind === "event") throw conflict("message_not_ours", "Only what we wrote can be changed.", { messageId });
  return { message, target: { id: messageId, conversationId: message.conversation_id } };
}
