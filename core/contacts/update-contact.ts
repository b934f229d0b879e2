import { recordAudit } from "../audit/index.ts";
import type { Transaction } from "../database/index.ts";
import type { MemberActor } from "../identity/index.ts";
import type { ContactId } from "../kernel/ids.ts";
import { appendEvent } from "../outbox/index.ts";
import { readContact } from "./queries.ts";
import type { ContactChange } from "./schema.ts";

/** Corrects what we know of a person; conversations with them show it at once. */
export async function updateContact(tx: Transaction, by: { readonly actor: MemberActor; readonly ip: string }, contactId: string, change: ContactChange): Promise<ContactId> {
  const { id } = await readContact(tx, contactId);
  await tx.client.query(
    `update comm_contacts set name = coalesce($3, name), email = case when $4 then $5 else email end, phone = case when $6 then $7 else phone end, attributes = coalesce($8, attributes)
     where organization_id = $1 and id = $2`,
    [tx.organizationId, id, change.name ?? null, change.email !== undefined, change.email ?? null, change.phone !== undefined, change.phone ?? null, change.attributes ?? null],
  );
  await recordAudit(tx, { actor: by.actor, action: "contact.changed", target: { kind: "contact", id }, facts: { fields: Object.keys(change) }, ip: by.ip });
  await appendEvent(tx, { kind: "contact_changed", contactId: id });
  return id;
}
