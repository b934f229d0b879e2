import { scopeOf, type MemberActor } from "../../access/index.ts";
import { listContacts } from "../../contacts/index.ts";
import type { Transaction } from "../../database/index.ts";
import type { ChannelId, ContactId } from "../../kernel/ids.ts";
import { CANDIDATES_MAX, NOTHING, one, type Candidate, type Finds, type Found } from "./candidate.ts";

/** A contact in the actor's reach by name, email, phone, user name, or the identity that a mention names. A customer is only ever themselves. */
export const findContact: Finds<"contact"> = async (tx, { actor, chat }, { said, mention }) => {
  if (actor.kind !== "member")
    return one({
      value: { id: actor.contactId, name: actor.name },
      label: actor.name,
      said: actor.contactId,
    });
  const id = mention === undefined ? said : await mentioned(tx, chat.channelId, mention);
  if (mention !== undefined) return id === null ? NOTHING : search(tx, actor, null, id);
  return said.startsWith("con_")
    ? search(tx, actor, null, said)
    : search(tx, actor, said.replace(/^@/u, ""), null);
};

async function search(
  tx: Transaction,
  actor: MemberActor,
  text: string | null,
  id: string | null,
): Promise<Found<"contact">> {
  const scope = scopeOf(actor, "contact.read");
  const { items } = await listContacts(tx, {
    scope,
    limit: CANDIDATES_MAX + 1,
    ...(text !== null && { text }),
    ...(id !== null && { id }),
  });
  const exact = items.filter(({ name }) => name.toLowerCase() === text?.toLowerCase());
  return { candidates: (exact.length > 0 ? exact : items).map(candidate) };
}

const candidate = ({
  id,
  name,
  email,
  phone,
}: {
  readonly id: ContactId;
  readonly name: string;
  readonly email: string | null;
  readonly phone: string | null;
}): Candidate<"contact"> => ({
  value: { id, name },
  label: [name, email ?? phone].filter(Boolean).join(" · "),
  said: id,
});

async function mentioned(
  tx: Transaction,
  channelId: ChannelId | null,
  identity: string,
): Promise<ContactId | null> {
  const { rows } = await tx.client.query<{ contact_id: ContactId }>(
    "select contact_id from comm_contact_identities where organization_id = $1 and channel_id = $2 and value = $3 limit 1",
    [tx.organizationId, channelId, identity],
  );
  return rows[0]?.contact_id ?? null;
}
