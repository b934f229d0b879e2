import { beforeEach, describe, expect, it } from "vitest";
import type { ChannelId, OrganizationId } from "../../kernel/ids.ts";
import { openCommandChats, type Said } from "../../testing/commands/command-chat.ts";
import { testDatabase } from "../../testing/database.ts";
import { makeChannel } from "../../testing/factories/conversation.ts";
import { makeMember, makeOrganization } from "../../testing/factories/organization.ts";

const database = await testDatabase();
const chats = openCommandChats(database);

let acme: OrganizationId;
let shop: ChannelId;

beforeEach(async () => {
  acme = await makeOrganization(database.owner);
  shop = await makeChannel(database.owner, acme, { connector: "scripted" });
  const grace = await makeMember(database.owner, acme, "Grace", "admin");
  await chats.linkMember(grace, shop, "grace");
});

const wordsOf = ({ answers }: Said) => answers.map(({ text }) => text).join("\n");

/** As if an account had been at it for a while. */
const pretendUses = (conversationId: string, count: number, ago: string) =>
  database.owner.query(
    `insert into comm_command_uses (organization_id, id, command, actor_kind, actor_id, conversation_id, entry, outcome, used_at)
     select organization_id, new_id('use'), 'queue', 'member', a.user_id, $1, 'text', 'done', clock_timestamp() - $3::interval
     from comm_member_accounts a, generate_series(1, $2) where a.conversation_id = $1`,
    [conversationId, count, ago],
  );

describe("a member", () => {
  it("is answered for longer than the loop budget of a conversation lasts", async () => {
    const answers = [];
    for (let at = 0; at < 25; at += 1) answers.push(wordsOf(await chats.say(shop, "grace", "/channel list")));
    expect(answers.filter((text) => text.includes("Shop"))).toHaveLength(25);
  });

  it("may give 30 commands a minute; more do nothing, which is said once", async () => {
    const { conversationId } = await chats.say(shop, "grace", "/channel list");
    await pretendUses(conversationId, 28, "10 seconds");
    expect(wordsOf(await chats.say(shop, "grace", "/channel list"))).toContain("Shop");
    expect(wordsOf(await chats.say(shop, "grace", "/channel list"))).toContain("30 a minute at most");
    expect(wordsOf(await chats.say(shop, "grace", "/channel list"))).toBe("");
    const { rows } = await database.owner.query(
      "select count(*)::int as refused from comm_command_uses where organization_id = $1 and reason = 'too_many_commands'",
      [acme],
    );
    expect(rows[0].refused).toBe(2);
  });

  it("who is a program that answers itself stops within the budget of the chat, visibly, until it was quiet", async () => {
    const { conversationId } = await chats.say(shop, "grace", "/channel list");
    await pretendUses(conversationId, 149, "5 minutes");
    expect(wordsOf(await chats.say(shop, "grace", "/channel list"))).toContain("Commands stop here");
    expect(wordsOf(await chats.say(shop, "grace", "/channel list"))).toBe("");
    await database.owner.query(
      "update comm_command_uses set used_at = used_at - interval '11 minutes' where conversation_id = $1",
      [conversationId],
    );
    expect(wordsOf(await chats.say(shop, "grace", "/channel list"))).toContain("Shop");
  });
});

it("a customer's commands are answered within the loop budget of the conversation, whose end the thread shows", async () => {
  const { conversationId } = await chats.say(shop, "Linus", "Hello");
  const answers = [];
  for (let at = 0; at < 25; at += 1) answers.push(wordsOf(await chats.say(shop, "Linus", "/status")));
  expect(answers.filter((text) => text !== "")).toHaveLength(20);
  const { rows } = await database.owner.query(
    "select count(*)::int as shown from comm_messages where conversation_id = $1 and event ->> 'kind' = 'loop_budget_spent'",
    [conversationId],
  );
  expect(rows[0].shown).toBe(1);
});
