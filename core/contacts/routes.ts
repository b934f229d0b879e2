import { z } from "@hono/zod-openapi";
import { inOrganization, readOrganization, type Database } from "../database/index.ts";
import { endpointsFor } from "../http/endpoint.ts";
import { presentContact, presentContactPage } from "./present.ts";
import { listContacts, listIdentities, listThreads, readContact } from "./queries.ts";
import { ContactChangeSchema, ContactPageSchema, ContactSchema } from "./schema.ts";
import { updateContact } from "./update-contact.ts";

const endpoint = endpointsFor<{ readonly database: Database }>();
const One = z.object({ id: z.string() });
const Filter = z.object({ q: z.string().max(200).optional(), limit: z.coerce.number().int().min(1).max(100).default(50), cursor: z.string().optional() });

export const contactEndpoints = [
  endpoint({ method: "get", path: "/contacts", operationId: "listContacts", permission: "contact.read", summary: "Contacts by name", query: Filter, answer: z.object({ items: z.array(ContactSchema), nextCursor: z.string().nullable() }) }, async ({ actor, database, query }) => {
    const { rows, nextCursor } = await readOrganization(database, actor.organizationId, (tx) => listContacts(tx, query.q, query.limit, query.cursor));
    return { items: rows.map(presentContact), nextCursor };
  }),
  endpoint({ method: "get", path: "/contacts/:id", operationId: "readContact", permission: "contact.read", summary: "A contact, their identities and conversations", params: One, answer: ContactPageSchema }, async ({ actor, database, params }) =>
    readOrganization(database, actor.organizationId, async (tx) => presentContactPage(await readContact(tx, params.id), await listIdentities(tx, params.id), await listThreads(tx, actor, params.id)))),
  endpoint({ method: "patch", path: "/contacts/:id", operationId: "updateContact", permission: "contact.write", summary: "Correct what we know of a person", params: One, body: ContactChangeSchema, answer: ContactPageSchema }, async ({ actor, ip, database, params, body }) =>
    inOrganization(database, actor.organizationId, async (tx) => {
      const id = await updateContact(tx, { actor, ip }, params.id, body);
      return presentContactPage(await readContact(tx, id), await listIdentities(tx, id), await listThreads(tx, actor, id));
    })),
];
