import { isDeepStrictEqual } from "node:util";
import type { Transaction } from "../database/index.ts";
import type { MessageId } from "../kernel/ids.ts";
import type { JsonObject } from "../kernel/json.ts";
import { storableJson } from "../kernel/storable.ts";
import type { InboundPart } from "../protocol/index.ts";
import { toStoredPart } from "./inbound-message.ts";

/**
 * Makes a customer's message bring these parts and no others. A file it had before stays; a new one waits to be fetched; one
 * it no longer has is an orphan, and removed with those. What we sent ourselves keeps its own files.
 */
export async function replaceParts(
  tx: Transaction,
  messageId: MessageId,
  parts: readonly InboundPart[],
  editedAt: string,
): Promise<void> {
  const { rows } = await tx.client.query<{ parts: JsonObject[] }>(
    "select parts from comm_messages where organization_id = $1 and id = $2 and author_kind in ('contact', 'account') and not exists (select from comm_deliveries d where d.organization_id = $1 and d.message_id = $2 and d.operation = 'send')",
    [tx.organizationId, messageId],
  );
  const before = rows[0]?.parts;
  if (!before) return;
  const after = parts.map(toStoredPart).map((part) => {
    const known = before.find((one) => isSameFile(one, part));
    return known ? { ...part, attachmentId: known["attachmentId"] ?? null } : part;
  });
  if (isDeepStrictEqual(after, before)) return;
  await removeFiles(tx, messageId, after);
  await awaitFiles(
    tx,
    messageId,
    after.filter((part) => !before.some((known) => known["attachmentId"] === part["attachmentId"])),
  );
  await tx.client.query(
    "update comm_messages set parts = $3::jsonb, edited_at = case when $5 then greatest(edited_at, $4::timestamptz) else edited_at end, version = version + 1 where organization_id = $1 and id = $2",
    [
      tx.organizationId,
      messageId,
      storableJson(after),
      editedAt,
      !isDeepStrictEqual(own(after), own(before)),
    ],
  );
}

/** What the author wrote. Previews of links are added by the platform, which is no edit. */
const own = (parts: readonly JsonObject[]): readonly JsonObject[] =>
  parts.filter((part) => part["kind"] !== "card");

const isSameFile = (known: JsonObject, part: JsonObject): boolean =>
  known["kind"] === part["kind"] &&
  part["reference"] !== undefined &&
  isDeepStrictEqual(known["reference"], part["reference"]);

/** Stored files lose their message, and are orphans by that; of the others nothing is there but the row. */
async function removeFiles(
  tx: Transaction,
  messageId: MessageId,
  kept: readonly JsonObject[],
): Promise<void> {
  const values = [tx.organizationId, messageId, kept.flatMap((part) => part["attachmentId"] ?? [])];
  await tx.client.query(
    "delete from comm_attachments where organization_id = $1 and message_id = $2 and id <> all ($3) and storage_key is null",
    values,
  );
  await tx.client.query(
    "update comm_attachments set message_id = null where organization_id = $1 and message_id = $2 and id <> all ($3)",
    values,
  );
}

const awaitFiles = (tx: Transaction, messageId: MessageId, parts: readonly JsonObject[]) =>
  tx.client.query(
    `insert into comm_attachments (organization_id, id, message_id, channel_id, kind, file_name, content_type, size, width, height, duration_ms, reference, next_attempt_at)
     select m.organization_id, p ->> 'attachmentId', m.id, m.channel_id, k.kind, coalesce(p ->> 'fileName', k.kind), coalesce(p ->> 'contentType', 'application/octet-stream'),
       (p ->> 'size')::bigint, (p ->> 'width')::integer, (p ->> 'height')::integer, (p ->> 'durationMs')::integer, p -> 'reference', clock_timestamp()
     from comm_messages m cross join jsonb_array_elements($3::jsonb) p cross join lateral (select case p ->> 'kind' when 'card' then 'image' else p ->> 'kind' end as kind) k
     where m.organization_id = $1 and m.id = $2 and p ? 'reference'`,
    [tx.organizationId, messageId, storableJson(parts)],
  );
