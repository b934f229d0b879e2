import { and, eq } from "drizzle-orm";
import { recordAudit } from "../audit/index.ts";
import type { Transaction } from "../database/index.ts";
import { invalid } from "../kernel/errors.ts";
import type { ContactId, ConversationId } from "../kernel/ids.ts";
import { appendEvent } from "../outbox/index.ts";
import type { Attributes, By, Contact } from "./contact.ts";
import { contacts } from "./table.ts";

/** What is named changes, the rest stays; an attribute that is null goes. */
export type ContactChange = {
  readonly name?: string | undefined;
  readonly email?: string | null | undefined;
  readonly phone?: string | null | undefined;
  readonly attributes?: Readonly<Record<string, Attributes[string] | null>> | undefined;
};

const ATTRIBUTES_MAX = 50;

/** Changes what the organization notes of a contact; what platforms call them stays. */
export async function updateContact(
  tx: Transaction,
  by: By,
  before: Contact,
  change: ContactChange,
): Promise<void> {
  const { name = before.name, email = before.email, phone = before.phone } = change;
  const attributes = merge(before.attributes, change.attributes ?? {});
  await tx.db
    .update(contacts)
    .set({ name, email, phone, attributes })
    .where(and(eq(contacts.organizationId, tx.organizationId), eq(contacts.id, before.id)));
  await appendEvent(tx, { kind: "contact_changed", contactId: before.id });
  if (name !== before.name) await tellConversations(tx, before.id);
  const changed = Object.entries(change).flatMap(([key, value]) => (value === undefined ? [] : [key]));
  await recordAudit(tx, {
    ...by,
    action: "contact.changed",
    target: { kind: "contact", id: before.id },
    facts: { changed },
  });
}

function merge(before: Attributes, change: NonNullable<ContactChange["attributes"]>): Attributes {
  const merged = Object.entries({ ...before, ...change }).flatMap(([key, value]) =>
    value === null ? [] : [[key, value] as const],
  );
  if (merged.length > ATTRIBUTES_MAX)
    throw invalid("attributes_too_many", `A contact has at most ${ATTRIBUTES_MAX} attributes.`);
  return Object.fromEntries(merged);
}

/** Lists show the contact's name: their open lines are other ones now. */
async function tellConversations(tx: Transaction, contactId: ContactId): Promise<void> {
  const { rows } = await tx.client.query<{ id: ConversationId }>(
    "update comm_conversations set version = version + 1 where organization_id = $1 and contact_id = $2 and status <> 'resolved' returning id",
    [tx.organizationId, contactId],
  );
  for (const { id } of rows) await appendEvent(tx, { kind: "conversation_changed", conversationId: id });
}
