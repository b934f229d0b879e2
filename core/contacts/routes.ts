import { z } from "@hono/zod-openapi";
import { endpointsFor, scopeOf, type MemberActor } from "../access/index.ts";
import { bindingsFor } from "../audit/index.ts";
import { readOrganization, type Database, type Transaction } from "../database/index.ts";
import { loadContactActivity } from "./contact-activity.ts";
import {
  ContactPageSchema,
  ListedContactSchema,
  presentContactPage,
  presentListedContact,
} from "./present.ts";
import {
  listContactConversations,
  listContacts,
  listIdentities,
  listProvedContacts,
  readContact,
} from "./queries.ts";
import { updateContact } from "./update-contact.ts";

type Deps = { readonly database: Database };

const endpoint = endpointsFor<Deps>();
const bind = bindingsFor<Deps>();
const params = z.object({ id: z.string() });
const filter = z.object({
  q: z.string().trim().max(200).optional(),
  limit: z.coerce.number().int().min(1).max(100).default(50),
  cursor: z.string().optional(),
});

/** The contact's page, as far as this reader sees. */
async function show(tx: Transaction, actor: MemberActor, id: string) {
  const contact = await readContact(tx, scopeOf(actor, "contact.read"), id);
  const [identities, conversations, proved] = [
    await listIdentities(tx, contact.id),
    await listContactConversations(tx, scopeOf(actor, "conversation.read"), contact.id),
    await listProvedContacts(tx, scopeOf(actor, "contact.read"), contact.id),
  ];
  return presentContactPage(contact, identities, conversations, proved);
}

/** The people an organization serves. */
export const contactEndpoints = [
  endpoint(
    {
      method: "get",
      path: "/contacts",
      operationId: "listContacts",
      permission: "contact.read",
      summary: "Lists contacts by name, with their channels and last activity.",
      errors: { invalid: ["cursor_malformed"] },
      query: filter,
      output: z.object({ items: z.array(ListedContactSchema), nextCursor: z.string().nullable() }),
    },
    async ({ actor, database, query: { q, ...page } }) =>
      readOrganization(database, actor.organizationId, async (tx) => {
        const { items, nextCursor } = await listContacts(tx, {
          ...page,
          text: q,
          scope: scopeOf(actor, "contact.read"),
        });
        const activityOf = await loadContactActivity(
          tx,
          scopeOf(actor, "conversation.read"),
          items.map(({ id }) => id),
        );
        return {
          items: items.map((contact) => presentListedContact(contact, activityOf(contact.id))),
          nextCursor,
        };
      }),
  ),

  endpoint(
    {
      method: "get",
      path: "/contacts/:id",
      operationId: "readContact",
      permission: "contact.read",
      summary: "Shows a contact with identities and conversations.",
      errors: { missing: ["contact_unknown"] },
      params,
      output: ContactPageSchema,
    },
    async ({ actor, database, params: { id } }) =>
      readOrganization(database, actor.organizationId, (tx) => show(tx, actor, id)),
  ),

  bind(
    updateContact,
    {
      method: "patch",
      path: "/contacts/:id",
      operationId: "updateContact",
      params,
      output: ContactPageSchema,
    },
    ({ tx, actor, found }) => show(tx, actor, found.contact.id),
  ),
];
