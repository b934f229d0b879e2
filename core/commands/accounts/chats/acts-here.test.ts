import { beforeEach, describe, expect, it } from "vitest";
import type { MemberActor } from "../../../access/index.ts";
import type { ChannelId, OrganizationId } from "../../../kernel/ids.ts";
import { openCommandChats } from "../../../testing/commands/command-chat.ts";
import { openAccountsPage } from "../../../testing/commands/link-member.ts";
import { testDatabase } from "../../../testing/database.ts";
import { makeChannel } from "../../../testing/factories/conversation.ts";
import { makeMember, makeOrganization } from "../../../testing/factories/organization.ts";

const database = await testDatabase();
const chats = openCommandChats(database);
const page = openAccountsPage(database);

let acme: OrganizationId;
let shop: ChannelId;
let ada: MemberActor;
let grace: MemberActor;

beforeEach(async () => {
  acme = await makeOrganization(database.owner);
  shop = await makeChannel(database.owner, acme, { connector: "scripted" });
  await database.owner.query(`update comm_channels set health_account = '@acme_bot' where id = $1`, [shop]);
  ada = await makeMember(database.owner, acme);
  grace = await makeMember(database.owner, acme, "Grace", "agent");
  await page.link(ada, chats, shop, "ada");
  await page.link(grace, chats, shop, "grace");
});

const inGroup = { thread: { key: "team", kind: "group", title: "Team" } } as const;
const say = async (who: string, text: string) => {
  const { answers, conversationId } = await chats.say(shop, who, text, inGroup);
  return { conversationId, said: answers.map(({ text: words }) => words), to: answers[0]?.audience };
};
const chatOf = async (id: string) =>
  (
    await database.owner.query<Record<string, unknown>>(
      "select audience, member_commands, retired_key from comm_conversations where id = $1",
      [id],
    )
  ).rows[0];
const NOT_HERE = expect.stringContaining("Not here: members don't act in this group.");

describe("in a group with customers", () => {
  it("a member's command is answered 'not here', to them alone, until it is allowed there", async () => {
    const { said, to, conversationId } = await say("ada", "/claim@acme_bot #1");
    expect({ said, to }).toEqual({ said: [NOT_HERE], to: "ada" });
    expect((await page.ask(ada, "put", `/chats/${conversationId}/use`, { use: "commands" })).status).toBe(
      204,
    );
    expect((await say("ada", "/claim@acme_bot #1")).said).not.toEqual([NOT_HERE]);
    expect(await chatOf(conversationId)).toMatchObject({ audience: "customers", member_commands: true });
  });

  it("is made one of members by whoever manages channels, and by nobody else", async () => {
    const refused = await say("grace", "/staff@acme_bot on");
    expect(refused.said).toEqual([expect.stringContaining("channel.manage")]);
    expect(await chatOf(refused.conversationId)).toMatchObject({ audience: "customers" });
    expect((await say("ada", "/staff@acme_bot on")).said).toEqual([
      expect.stringContaining("a chat of members now"),
    ]);
    expect(await chatOf(refused.conversationId)).toMatchObject({ audience: "staff" });
    expect((await page.ask(grace, "get", `/channels/${shop}/chats`)).status).toBe(403);
    expect((await page.ask(ada, "get", `/channels/${shop}/chats`)).body).toMatchObject({
      items: [{ title: "Team", use: "staff" }],
    });
  });
});

describe("in a chat of members", () => {
  it("somebody whose account acts for none does nothing, and is told once how to link it", async () => {
    const { conversationId } = await say("ada", "/staff@acme_bot on");
    expect((await say("eve", "Hello all")).said).toEqual([]);
    const { said, to } = await say("eve", "/close");
    expect({ said, to }).toEqual({
      said: [expect.stringContaining("this account acts for none")],
      to: "eve",
    });
    expect((await say("eve", "/close")).said).toEqual([]);
    expect((await say("eve", "/staff off")).said).toEqual([]);
    expect(await chatOf(conversationId)).toMatchObject({ audience: "staff", retired_key: null });
  });

  it("that ends begins anew: what was said in it is shown to nobody", async () => {
    const { conversationId } = await say("ada", "/staff@acme_bot on");
    await say("ada", "Between us");
    expect((await say("ada", "/staff off")).said).toEqual([
      expect.stringContaining("no chat of members any more"),
    ]);
    const after = await say("eve", "Hello");
    expect(after.conversationId).not.toBe(conversationId);
    expect(await chatOf(after.conversationId)).toMatchObject({
      audience: "customers",
      member_commands: false,
    });
    expect(await chatOf(conversationId)).toMatchObject({ audience: "staff", retired_key: "team" });
  });
});

it("a member acts in their own chat with the hub always, and no longer once the account is revoked", async () => {
  expect((await chats.say(shop, "ada", "/staff on")).answers.map(({ text }) => text)).not.toEqual([]);
  await chats.say(shop, "ada", "/unlink");
  const { answers } = await chats.say(shop, "ada", "/claim #1");
  expect(answers).toEqual([]);
});
