import { beforeAll, expect, test } from "vitest";
import { inOrganization } from "../database/index.ts";
import {
  newId,
  type ChannelId,
  type ConversationId,
  type MessageId,
  type OrganizationId,
} from "../kernel/ids.ts";
import { testDatabase, type TestDatabase } from "../testing/database.ts";
import { makeChannel, makeContact, makeConversation } from "../testing/factories/conversation.ts";
import { makeOrganization } from "../testing/factories/organization.ts";
import { mergeReceipt, mergeThreadRead } from "./merge-receipt.ts";

let database: TestDatabase;
let acme: OrganizationId;
let chat: ChannelId;
let thread: ConversationId;

beforeAll(async () => {
  database = await testDatabase();
  acme = await makeOrganization(database.owner);
  chat = await makeChannel(database.owner, acme);
  thread = await makeConversation(database.owner, acme, chat, await makeContact(database.owner, acme, chat));
});

test("delivered and read that arrive together neither block each other nor go backwards", async () => {
  for (let round = 0; round < 10; round += 1) {
    const messages = await Promise.all(Array.from({ length: 3 }, send));
    await Promise.all([...messages.map(delivered), read(), read(), ...messages.map(delivered)]);
    expect(await statesOf(messages)).toEqual(["read", "read", "read"]);
  }
});

test("a receipt for what another channel sent finds nothing", async () => {
  const elsewhere = await makeChannel(database.owner, acme);
  const message = await send();
  expect(await inOrganization(database, acme, (tx) => mergeReceipt(tx, elsewhere, receipt(message)))).toBe(
    false,
  );
  expect(await statesOf([message])).toEqual(["sent"]);
});

test("a visitor's receipt for another visitor's message finds nothing", async () => {
  const message = await send();
  const stranger = { ...receipt(message), thread: { key: "somebody else", kind: "web" as const } };
  expect(await inOrganization(database, acme, (tx) => mergeReceipt(tx, chat, stranger, true))).toBe(false);
  const byKey = { ...stranger, deliveryKey: message };
  expect(await inOrganization(database, acme, (tx) => mergeReceipt(tx, chat, byKey, true))).toBe(false);
  expect(await statesOf([message])).toEqual(["sent"]);
});

test("case G: a receipt under another name of the thread is found, by our own key and by the platform's id", async () => {
  const [one, two] = [await send(), await send()];
  const thread = { key: "UA.77", kind: "direct" as const };
  const { externalId: _, ...byKey } = { ...receipt("unknown"), thread, deliveryKey: one };
  expect(await inOrganization(database, acme, (tx) => mergeReceipt(tx, chat, byKey))).toBe(true);
  const byId = { ...receipt(two), thread };
  expect(await inOrganization(database, acme, (tx) => mergeReceipt(tx, chat, byId))).toBe(true);
  expect(await statesOf([one, two])).toEqual(["delivered", "delivered"]);
});

async function send(): Promise<MessageId> {
  const id = newId("msg");
  await database.owner.query(
    "insert into comm_messages (organization_id, conversation_id, id, channel_id, direction, author_kind, author_name, body, external_id, sent_at) values ($1, $2, $3, $4, 'out', 'member', 'Grace', 'Hello', $3, now())",
    [acme, thread, id, chat],
  );
  await database.owner.query(
    "insert into comm_deliveries (organization_id, id, message_id, conversation_id, channel_id, state) values ($1, $2, $3, $4, $5, 'sent')",
    [acme, newId("dsp"), id, thread, chat],
  );
  return id;
}

const base = () => ({
  key: newId("iev"),
  occurredAt: new Date().toISOString(),
  thread: { key: thread, kind: "direct" as const },
});
const receipt = (externalId: string) => ({
  kind: "receipt_arrived" as const,
  ...base(),
  externalId,
  state: "delivered" as const,
});

const delivered = (message: MessageId) =>
  inOrganization(database, acme, (tx) => mergeReceipt(tx, chat, receipt(message)));
const read = () =>
  inOrganization(database, acme, (tx) =>
    mergeThreadRead(tx, chat, { kind: "thread_read", ...base(), upTo: "2100-01-01T00:00:00Z" }),
  );

async function statesOf(messages: readonly MessageId[]): Promise<string[]> {
  const { rows } = await database.owner.query<{ state: string }>(
    "select state from comm_deliveries where message_id = any ($1)",
    [messages],
  );
  return rows.map((row) => row.state);
}
