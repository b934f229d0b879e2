import { beforeEach, describe, expect, it } from "vitest";
import type { ChannelId, OrganizationId } from "../kernel/ids.ts";
import { plain, type Mark } from "../protocol/index.ts";
import { openCommandChats } from "../testing/commands/command-chat.ts";
import { testDatabase } from "../testing/database.ts";
import { makeChannel } from "../testing/factories/conversation.ts";
import { makeMember, makeOrganization } from "../testing/factories/organization.ts";

const database = await testDatabase();
const chats = openCommandChats(database);

let acme: OrganizationId;
let shop: ChannelId;

beforeEach(async () => {
  acme = await makeOrganization(database.owner);
  shop = await makeChannel(database.owner, acme, { connector: "scripted" });
});

const usesOf = async () =>
  (
    await database.owner.query(
      "select command, actor_kind, entry, outcome, reason from comm_command_uses where organization_id = $1 order by used_at",
      [acme],
    )
  ).rows;

describe("a customer", () => {
  it("closes their conversation by command, and the thread says who did it and how", async () => {
    await chats.say(shop, "Linus", "Hello");
    const { conversationId, answers } = await chats.say(shop, "Linus", "/close");
    expect(answers.map(({ text }) => text)).toEqual([
      "Your conversation is closed. Write again at any time.",
    ]);
    const { rows } = await database.owner.query(
      "select c.status, m.author_name, m.event from comm_conversations c join comm_messages m on m.conversation_id = c.id and m.kind = 'event' where c.id = $1",
      [conversationId],
    );
    expect(rows).toEqual([
      {
        status: "resolved",
        author_name: "Linus",
        event: { kind: "resolved", via: { command: "close", platform: expect.any(String) } },
      },
    ]);
    expect(await usesOf()).toEqual([
      { command: "close", actor_kind: "contact", entry: "text", outcome: "done", reason: null },
    ]);
  });

  it("waits for nobody after what the hub has answered, but after what a member has to answer", async () => {
    const waits = async (who: string, ...texts: readonly string[]) => {
      for (const text of texts) await chats.say(shop, who, text);
      const { rows } = await database.owner.query(
        "select waiting_since from comm_conversations where organization_id = $1 and title = $2",
        [acme, who],
      );
      return rows[0].waiting_since !== null;
    };
    expect(await waits("Ada", "/help")).toBe(false);
    expect(await waits("Grace", "/link 7K3MQX9ABC")).toBe(false);
    expect(await waits("Linus", "/human")).toBe(true);
    expect(await waits("Margaret", "Where is my lamp?", "/help")).toBe(true);
    expect(await waits("Barbara", "/lang fr")).toBe(true);
  });

  it("asks for a person with words behind it, which stay in the thread", async () => {
    const { messageId, answers } = await chats.say(shop, "Linus", "/human I was charged twice");
    expect(answers.map(({ text }) => text)).toEqual([expect.stringContaining("A person will answer you.")]);
    const { rows } = await database.owner.query(
      "select m.body, c.waiting_since is not null as waits from comm_messages m join comm_conversations c on c.id = m.conversation_id where m.id = $1",
      [messageId],
    );
    expect(rows).toEqual([{ body: "/human I was charged twice", waits: true }]);
  });

  it.each(["/help my parcel is lost", "/status where is it??"])(
    "who says more than a command takes has written a message: %s",
    async (text) => {
      const { conversationId, answers } = await chats.say(shop, "Linus", text);
      expect(answers).toEqual([]);
      const { rows } = await database.owner.query(
        "select waiting_since is not null as waits from comm_conversations where id = $1",
        [conversationId],
      );
      expect(rows).toEqual([{ waits: true }]);
    },
  );

  it("who merely begins with a slash has written a message", async () => {
    const { answers } = await chats.say(shop, "Linus", "/etc/hosts is gone");
    expect(answers).toEqual([]);
    expect(await usesOf()).toEqual([]);
  });
});

describe("a member", () => {
  it("is recognised by a linked account, and claims a conversation from their own chat", async () => {
    const grace = await makeMember(database.owner, acme, "Grace", "agent");
    const { conversationId } = await chats.say(shop, "Linus", "Hello");
    const own = await chats.linkMember(grace, shop, "grace");
    const said = await chats.say(shop, "grace", "/claim");
    expect(said.conversationId).toBe(own.conversationId);
    expect(said.answers.map(({ text }) => text)).toEqual(["Which conversation, such as #12?"]);
    expect(conversationId).not.toBe(own.conversationId);
  });

  it("gives a native command, whose words repeat what its options say", async () => {
    const grace = await makeMember(database.owner, acme, "Grace", "agent");
    const { conversationId } = await chats.say(shop, "Linus", "Hello");
    const { rows } = await database.owner.query("select number from comm_conversations where id = $1", [
      conversationId,
    ]);
    const number = `#${rows[0].number}`;
    await chats.linkMember(grace, shop, "grace");
    const words = `/priority priority:urgent conversation:${number}`;
    const options = { priority: "urgent", conversation: number };
    const { answers } = await chats.say(shop, "grace", words, {
      content: { text: plain(words), parts: [{ kind: "command", name: "priority", options }] },
    });
    expect(answers.map(({ text }) => text)).toEqual([`The priority of ${number} is urgent.`]);
    expect(await usesOf()).toMatchObject([{ command: "priority", entry: "native", outcome: "done" }]);
  });

  it("whose account is revoked is nobody's", async () => {
    const grace = await makeMember(database.owner, acme, "Grace", "agent");
    const { accountId } = await chats.linkMember(grace, shop, "grace");
    await database.owner.query(
      "update comm_member_accounts set revoked_at = clock_timestamp() where id = $1",
      [accountId],
    );
    expect((await chats.say(shop, "grace", "/claim #1")).answers).toEqual([]);
  });

  it("is heard in a group when the hub is named, by its name or by a mention", async () => {
    await database.owner.query(
      "update comm_channels set health_account = '@acme_bot', account_id = '99' where id = $1",
      [shop],
    );
    const thread = { key: "group", kind: "group" } as const;
    const inGroup = (text: string, marks: readonly Mark[] = []) =>
      chats.say(shop, "Linus", text, { thread, content: { text: { text, marks }, parts: [] } });
    expect((await inGroup("/help")).answers).toEqual([]);
    expect((await inGroup("/help@other_bot")).answers).toEqual([]);
    expect((await inGroup("/help@Acme_bot")).answers).toMatchObject([{ audience: "Linus" }]);
    const mention: Mark = { kind: "mention", start: 0, end: 5, identity: "99" };
    expect((await inGroup("@Acme help", [mention])).answers).toHaveLength(1);
    expect((await inGroup("@Acme help", [{ ...mention, identity: "98" }])).answers).toEqual([]);
  });
});
