import { beforeEach, expect, it } from "vitest";
import { newId, type ChannelId, type ConversationId, type OrganizationId } from "../kernel/ids.ts";
import { testDatabase } from "../testing/database.ts";
import { makeChannel, makeContact, makeConversation } from "../testing/factories/conversation.ts";
import { makeMember, makeOrganization } from "../testing/factories/organization.ts";
import { removeExpired } from "./remove-expired.ts";

const database = await testDatabase();

let acme: OrganizationId;
let shop: ChannelId;
let chat: ConversationId;
let ada: string;

beforeEach(async () => {
  acme = await makeOrganization(database.owner);
  shop = await makeChannel(database.owner, acme, { connector: "scripted" });
  const linus = await makeContact(database.owner, acme, shop);
  chat = await makeConversation(database.owner, acme, shop, linus);
  ada = (await makeMember(database.owner, acme, "Ada", "admin")).userId;
});

const TABLES = [
  "comm_command_dialogues",
  "comm_command_buttons",
  "comm_command_requests",
  "comm_link_codes",
  "comm_link_tries",
];

/** One row of each kind, whose time was over so long ago; a question's row is named by its account. */
async function keepOne(over: string): Promise<void> {
  const id = newId("cmd");
  const insert = (text: string, ...values: readonly string[]) =>
    database.owner.query(text, [acme, id, over, ...values]);
  await insert(
    `insert into comm_command_dialogues (organization_id, conversation_id, identity_kind, identity_value, state, expires_at)
     values ($1, $4, 'user_id', $2, '{}', clock_timestamp() - $3::interval)`,
    chat,
  );
  await insert(
    `insert into comm_command_buttons (organization_id, token_hash, conversation_id, does, expires_at)
     values ($1, $2, $4, '{}', clock_timestamp() - $3::interval)`,
    chat,
  );
  await insert(
    `insert into comm_command_requests (organization_id, id, requested_by, call, chat, summary, version, expires_at)
     values ($1, $2, $4, '{}', '{}', '{}', '1', clock_timestamp() - $3::interval)`,
    ada,
  );
  await insert(
    `insert into comm_link_codes (organization_id, id, purpose, code_hash, channel_id, user_id, state, expires_at)
     values ($1, $2, 'member', $2, $4, $5, 'replaced', clock_timestamp() - $3::interval)`,
    shop,
    ada,
  );
  await insert(
    "insert into comm_link_tries (organization_id, key, wrong, since) values ($1, $2, 1, clock_timestamp() - $3::interval)",
  );
}

const left = async () => {
  const counts = TABLES.map((table) => `(select count(*)::int from ${table} where organization_id = $1)`);
  const { rows } = await database.owner.query({
    text: `select ${counts.join(", ")}`,
    values: [acme],
    rowMode: "array",
  });
  return rows[0];
};

it("what is over is forgotten: a question at once, all else seven days after", async () => {
  await keepOne("8 days");
  await keepOne("6 days");
  await keepOne("-5 minutes");
  await removeExpired(database);
  expect(await left()).toEqual([1, 2, 2, 2, 2]);
});

it("however much it is, it goes in batches", async () => {
  for (let at = 0; at < 5; at += 1) await keepOne("8 days");
  expect(await removeExpired(database, 2)).toBeGreaterThanOrEqual(25);
  expect(await left()).toEqual([0, 0, 0, 0, 0]);
});
