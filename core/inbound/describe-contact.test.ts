import { beforeAll, expect, test } from "vitest";
import { inOrganization } from "../database/index.ts";
import { newId, type ChannelId, type OrganizationId } from "../kernel/ids.ts";
import type { Party } from "../protocol/index.ts";
import { testDatabase, type TestDatabase } from "../testing/database.ts";
import { makeChannel } from "../testing/factories/conversation.ts";
import { makeOrganization } from "../testing/factories/organization.ts";
import { describeContact } from "./describe-contact.ts";

let database: TestDatabase;
let acme: OrganizationId;
let chat: ChannelId;

beforeAll(async () => {
  database = await testDatabase();
  acme = await makeOrganization(database.owner);
  chat = await makeChannel(database.owner, acme);
});

test("a visitor's own name replaces the one the platform made up", async () => {
  await meet("visitor-1", "Visitor N5W3");
  await describe("visitor-1", { name: "Ada Lovelace", username: "ada@example.com" });
  expect(await known("visitor-1")).toEqual({
    name: "Ada Lovelace",
    username: "ada@example.com",
    email: null,
  });
  await describe("visitor-1", { name: "Ada King" });
  expect(await known("visitor-1")).toEqual({ name: "Ada King", username: "ada@example.com", email: null });
});

test("it does not replace the name a member has given", async () => {
  await meet("visitor-2", "Visitor 2QL2");
  await database.owner.query("update comm_contacts set name = 'Dr Hopper' where name = 'Visitor 2QL2'");
  await describe("visitor-2", { name: "The Boss" });
  expect(await known("visitor-2")).toMatchObject({ name: "Dr Hopper" });
});

test("a visitor who never wrote is no contact yet", async () => {
  expect(await describe("visitor-3", { name: "Ada" })).toBe(true);
  expect(await known("visitor-3")).toBeUndefined();
});

async function meet(visitor: string, name: string): Promise<void> {
  const id = newId("con");
  await database.owner.query("insert into comm_contacts (organization_id, id, name) values ($1, $2, $3)", [
    acme,
    id,
    name,
  ]);
  await database.owner.query(
    "insert into comm_contact_identities (organization_id, channel_id, kind, value, id, contact_id, display_name) values ($1, $2, 'visitor', $3, $4, $5, $6)",
    [acme, chat, visitor, newId("idn"), id, name],
  );
}

function describe(visitor: string, said: Partial<Party>): Promise<boolean> {
  const who: Party = { ...said, identities: [{ kind: "visitor", value: visitor }] };
  return inOrganization(database, acme, (tx) => describeContact(tx, chat, { who }));
}

async function known(visitor: string) {
  const { rows } = await database.owner.query(
    "select c.name, i.username, c.email from comm_contact_identities i join comm_contacts c on c.organization_id = i.organization_id and c.id = i.contact_id where i.value = $1",
    [visitor],
  );
  return rows[0];
}
