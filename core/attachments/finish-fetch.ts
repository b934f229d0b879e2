import { inOrganization, type Database, type Transaction } from "../database/index.ts";
import { publishContact } from "../contacts/index.ts";
import type { AttachmentId, ContactId, ConversationId, MessageId } from "../kernel/ids.ts";
import { appendEvent } from "../outbox/index.ts";
import { contentUrl, type Fetched, type PendingAttachment } from "./attachment.ts";
import { pictureSize } from "./picture-size.ts";

/** Attempts before a file counts as lost; with the waits between them, most of a day. */
const MAX_ATTEMPTS = 12;
const LONGEST_WAIT_SECONDS = 3 * 3600;

/** Records how a fetch ended. Returns false when this process no longer holds the lease. */
export function finishFetch(
  database: Database,
  pending: PendingAttachment,
  fetched: Fetched,
): Promise<boolean> {
  return inOrganization(database, pending.organizationId, async (tx) => {
    if (fetched.kind === "again" && pending.attempts < MAX_ATTEMPTS)
      return later(tx, pending, fetched.reason);
    const message =
      fetched.kind === "stored"
        ? await store(tx, pending, fetched)
        : await giveUp(tx, pending, fetched.reason);
    if (message) await publishChange(tx, message);
    if (message && fetched.kind === "stored" && pending.contactId)
      await showAvatar(tx, pending.contactId, pending.id);
    return message !== undefined;
  });
}

type Changed = { message_id: MessageId | null };

const HELD = "organization_id = $1 and id = $2 and state = 'pending' and attempts = $3";
const held = ({ organizationId, id, attempts }: PendingAttachment) => [organizationId, id, attempts];

async function later(tx: Transaction, pending: PendingAttachment, reason: string): Promise<boolean> {
  const wait = Math.min(LONGEST_WAIT_SECONDS, 5 * 2 ** pending.attempts);
  const { rowCount } = await tx.client.query(
    `update comm_attachments set lease_until = null, failure = $4, next_attempt_at = clock_timestamp() + make_interval(secs => $5) where ${HELD}`,
    [...held(pending), reason.slice(0, 500), wait],
  );
  return rowCount === 1;
}

async function store(
  tx: Transaction,
  pending: PendingAttachment,
  { kept, contentType }: Extract<Fetched, { kind: "stored" }>,
): Promise<Changed | undefined> {
  const picture = pictureSize(kept.head, contentType);
  const { rows } = await tx.client.query<Changed>(
    `update comm_attachments set state = 'stored', storage_key = $4, sha256 = $5, size = $6, content_type = $7, width = coalesce($8, width), height = coalesce($9, height), reference = null, lease_until = null, failure = null where ${HELD} returning message_id`,
    [
      ...held(pending),
      kept.key,
      kept.sha256,
      kept.size,
      contentType,
      picture?.width ?? null,
      picture?.height ?? null,
    ],
  );
  return rows[0];
}

async function giveUp(
  tx: Transaction,
  pending: PendingAttachment,
  reason: string,
): Promise<Changed | undefined> {
  const { rows } = await tx.client.query<Changed>(
    `update comm_attachments set state = 'failed', lease_until = null, failure = $4 where ${HELD} returning message_id`,
    [...held(pending), reason.slice(0, 500)],
  );
  return rows[0];
}

/** Makes the file the contact's picture. The one before is an orphaned file now. */
async function showAvatar(tx: Transaction, contactId: ContactId, id: AttachmentId): Promise<void> {
  await tx.client.query("update comm_contacts set avatar_url = $3 where organization_id = $1 and id = $2", [
    tx.organizationId,
    contactId,
    contentUrl(id),
  ]);
  await tx.client.query(
    "delete from comm_attachments where organization_id = $1 and contact_id = $2 and id <> $3 and state <> 'pending'",
    [tx.organizationId, contactId, id],
  );
  await publishContact(tx, contactId);
}

/** Raises the message's version, so that pages which show it accept the change as newer. */
async function publishChange(tx: Transaction, { message_id: messageId }: Changed): Promise<void> {
  if (messageId === null) return;
  const { rows } = await tx.client.query<{ conversation_id: ConversationId }>(
    "update comm_messages set version = version + 1 where organization_id = $1 and id = $2 returning conversation_id",
    [tx.organizationId, messageId],
  );
  if (rows[0])
    await appendEvent(tx, { kind: "message_changed", messageId, conversationId: rows[0].conversation_id });
}
