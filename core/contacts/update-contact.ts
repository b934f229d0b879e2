import { and, eq } from "drizzle-orm";
import { actionsFor, type InputOf } from "../access/index.ts";
import { invalid } from "../kernel/errors.ts";
import { appendEvent } from "../outbox/index.ts";
import type { Attributes } from "./contact.ts";
import { ContactChangeSchema } from "./present.ts";
import { publishContact } from "./publish-contact.ts";
import { contacts } from "./table.ts";
import { contactTarget } from "./target.ts";

/** What is named changes, the rest stays; an attribute that is null goes. */
type ContactChange = InputOf<typeof ContactChangeSchema>;

const ATTRIBUTES_MAX = 50;

const action = actionsFor<unknown>();

/** Changes what the organization notes of a contact; what platforms call them stays. */
export const updateContact = action({
  name: "contact.update",
  summary: "Changes what is noted of a contact.",
  permission: "contact.write",
  errors: { invalid: ["attributes_too_many"] },
  target: contactTarget,
  input: ContactChangeSchema,
  record: "audit",
  async perform({ tx, note }, { contact: before }, change) {
    const { name = before.name, email = before.email, phone = before.phone } = change;
    const attributes = merge(before.attributes, change.attributes ?? {});
    await tx.db
      .update(contacts)
      .set({ name, email, phone, attributes, ...(name !== before.name && { named: true }) })
      .where(and(eq(contacts.organizationId, tx.organizationId), eq(contacts.id, before.id)));
    if (name === before.name) await appendEvent(tx, { kind: "contact_changed", contactId: before.id });
    else await publishContact(tx, before.id);
    const changed = Object.entries(change).flatMap(([key, value]) => (value === undefined ? [] : [key]));
    note({ action: "contact.changed", target: { kind: "contact", id: before.id }, facts: { changed } });
  },
});

function merge(before: Attributes, change: NonNullable<ContactChange["attributes"]>): Attributes {
  const merged = Object.entries({ ...before, ...change }).flatMap(([key, value]) =>
    value === null ? [] : [[key, value] as const],
  );
  if (merged.length > ATTRIBUTES_MAX)
    throw invalid("attributes_too_many", `A contact can have at most ${ATTRIBUTES_MAX} attributes.`);
  return Object.fromEntries(merged);
}
