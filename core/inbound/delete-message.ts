import type { Transaction } from "../database/index.ts";
import type { ChannelId } from "../kernel/ids.ts";
import { appendEvent } from "../outbox/index.ts";
import type { MessageDeleted } from "../protocol/index.ts";
import { findMessage, type FoundMessage } from "./find-message.ts";

/**
 * Replaces a message that was deleted at the platform by a tombstone; only the audit can still read its text. Of one that is
 * several messages there (an album, a long text), the others stay.
 */
export async function deleteMessage(
  tx: Transaction,
  channelId: ChannelId,
  event: MessageDeleted,
): Promise<boolean> {
  const message = await findMessage(tx, channelId, event.externalId);
  if (!message) return false;
  const isRestLeft = (await markPart(tx, channelId, message, event)) > 0;
  await (isRestLeft ? countParts(tx, message) : bury(tx, message, event));
  await appendEvent(tx, {
    kind: "message_changed",
    messageId: message.id,
    conversationId: message.conversationId,
  });
  return true;
}

/** Writes down that one of the ids is gone and returns how many are left. */
async function markPart(
  tx: Transaction,
  channelId: ChannelId,
  message: FoundMessage,
  { externalId, occurredAt }: MessageDeleted,
): Promise<number> {
  const { rows } = await tx.client.query<{ external_id: string; gone: boolean }>(
    `select p.external_id, p.deleted_at is not null as gone from comm_message_parts p where p.organization_id = $1 and p.message_id = $2
     union select m.external_id, false from comm_messages m where m.organization_id = $1 and m.id = $2 and m.external_id is not null
       and not exists (select from comm_message_parts p where p.organization_id = $1 and p.message_id = $2 and p.external_id = m.external_id)`,
    [tx.organizationId, message.id],
  );
  if (rows.length > 1)
    await tx.client.query(
      `insert into comm_message_parts (organization_id, channel_id, external_id, message_id, part, deleted_at) values ($1, $2, $3, $4, 0, $5)
       on conflict (organization_id, channel_id, external_id) do update set deleted_at = coalesce(comm_message_parts.deleted_at, excluded.deleted_at)`,
      [tx.organizationId, channelId, externalId, message.id, occurredAt],
    );
  return rows.filter((row) => !row.gone && row.external_id !== externalId).length;
}

const countParts = (tx: Transaction, message: FoundMessage) =>
  tx.client.query(
    `update comm_messages m set version = version + 1, parts_deleted =
       (select count(*) from comm_message_parts p where p.organization_id = $1 and p.message_id = $2 and p.deleted_at is not null)
     where m.organization_id = $1 and m.id = $2`,
    [tx.organizationId, message.id],
  );

const bury = (tx: Transaction, message: FoundMessage, { occurredAt }: MessageDeleted) =>
  tx.client.query(
    "update comm_messages set deleted_at = $3, version = version + 1 where organization_id = $1 and id = $2 and deleted_at is null",
    [tx.organizationId, message.id, occurredAt],
  );
