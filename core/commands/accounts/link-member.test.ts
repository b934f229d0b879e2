import { beforeEach, describe, expect, it } from "vitest";
import type { MemberActor } from "../../access/index.ts";
import { performAction } from "../../audit/index.ts";
import { inOrganization } from "../../database/index.ts";
import { removeMember } from "../../identity/members/remove-member.ts";
import type { ChannelId, OrganizationId } from "../../kernel/ids.ts";
import { conversationLive } from "../../conversations/live.ts";
import { openCommandChats } from "../../testing/commands/command-chat.ts";
import { openAccountsPage } from "../../testing/commands/link-member.ts";
import { testDatabase } from "../../testing/database.ts";
import { makeChannel } from "../../testing/factories/conversation.ts";
import { makeMember, makeOrganization } from "../../testing/factories/organization.ts";

const database = await testDatabase();
const chats = openCommandChats(database);
const page = openAccountsPage(database);

let acme: OrganizationId;
let shop: ChannelId;
let ada: MemberActor;

beforeEach(async () => {
  acme = await makeOrganization(database.owner);
  shop = await makeChannel(database.owner, acme, { connector: "scripted" });
  ada = await makeMember(database.owner, acme);
});

const rows = async (text: string, ...values: unknown[]) =>
  (await database.owner.query<Record<string, unknown>>(text, values)).rows;
const accounts = () =>
  rows(
    "select user_id, identity_value, revoked_at is null as linked from comm_member_accounts where organization_id = $1 order by linked_at",
    acme,
  );
const confirm = (actor: MemberActor, id: string) => page.ask(actor, "put", `/me/codes/${id}/confirmation`);
const say = async (who: string, text: string, more: object = {}) => {
  const { answers, conversationId } = await chats.say(shop, who, text, more);
  return { conversationId, said: answers.map((answer) => answer.text) };
};
const WRONG = expect.stringContaining("This code doesn't work here.");
const inGroup = { thread: { key: "team", kind: "group", title: "Team" } } as const;

describe("a member", () => {
  it("links a chat account with a code that they confirm on the page, and its chat leaves the inbox", async () => {
    const { id, code } = await page.makeCode(ada, shop);
    expect(code).toMatch(/^[0-9A-HJKMNP-TV-Z]{10}$/);
    expect(JSON.stringify(await rows("select * from comm_link_codes where id = $1", id))).not.toContain(code);

    const { said, conversationId } = await say("77", `/link ${code.toLowerCase()}`);
    expect(said).toEqual([expect.stringContaining("Confirm on the page")]);
    expect(await accounts()).toEqual([]);
    expect((await page.ask(ada, "get", "/me/accounts")).body).toMatchObject({
      items: [],
      codes: [{ id, presented: { name: "77", username: null } }],
      channels: [{ id: shop, platform: "Scripted" }],
    });

    expect((await confirm(ada, id)).status).toBe(204);
    expect(await accounts()).toEqual([{ user_id: ada.userId, identity_value: "77", linked: true }]);
    expect(
      await rows(
        "select audience, dialogue_until::text, assignee_id from comm_conversations where id = $1",
        conversationId,
      ),
    ).toEqual([{ audience: "staff", dialogue_until: "infinity", assignee_id: null }]);
    expect(
      await rows(
        "select body from comm_messages where conversation_id = $1 and direction = 'out' order by sent_at, id",
        conversationId,
      ),
    ).toEqual([{ body: said[0] }, { body: "You now act as Ada." }]);
    expect((await page.ask(ada, "get", "/me/accounts")).body).toMatchObject({
      items: [{ name: "77", platform: "Scripted", lastUsedAt: null }],
      codes: [],
    });
  });

  it("sees the chat go from every page that showed it", async () => {
    const { id, code } = await page.makeCode(ada, shop);
    const { conversationId } = await say("77", `/link ${code}`);
    await database.owner.query("update comm_conversations set assignee_id = $2 where id = $1", [
      conversationId,
      ada.userId,
    ]);
    await confirm(ada, id);
    const events = await rows(
      "select payload || jsonb_build_object('kind', kind) as event from outbox where organization_id = $1 and kind = 'conversation_changed' and payload ? 'left'",
      acme,
    );
    expect(events).toHaveLength(1);
    const told = await inOrganization(database, acme, (tx) =>
      conversationLive.present(tx, [events[0]?.event as never]),
    );
    expect(told).toEqual([
      expect.objectContaining({
        name: "gone",
        data: { id: conversationId },
        objects: [{ channelId: shop, ownerId: ada.userId, team: null }],
      }),
    ]);
  });

  it("acts from then on, and the page says when it last did, to the minute", async () => {
    await page.link(ada, chats, shop, "77");
    expect((await say("77", "/close")).said).not.toEqual([
      "Your conversation is closed. Write again at any time.",
    ]);
    const [first] = await rows(
      "select last_used_at from comm_member_accounts where organization_id = $1",
      acme,
    );
    expect(first?.["last_used_at"]).toBeInstanceOf(Date);
    await say("77", "/close");
    expect(
      await rows("select last_used_at from comm_member_accounts where organization_id = $1", acme),
    ).toEqual([first]);
  });

  it("has to give their password to make a code and to confirm it", async () => {
    const late = { ...ada, reauthenticated: false };
    const { id, code } = await page.makeCode(ada, shop);
    await say("77", `/link ${code}`);
    const wanted = { status: 403, body: { code: "reauthentication_required" } };
    expect(await page.ask(late, "post", "/me/codes", { channelId: shop })).toMatchObject(wanted);
    expect(await confirm(late, id)).toMatchObject(wanted);
    expect(await accounts()).toEqual([]);
  });

  it("refuses somebody else who presented their code", async () => {
    const { id, code } = await page.makeCode(ada, shop);
    await say("eve", `/link ${code}`);
    expect((await page.ask(ada, "delete", `/me/codes/${id}`)).status).toBe(204);
    expect(await confirm(ada, id)).toMatchObject({ status: 404, body: { code: "link_code_missing" } });
    expect(await accounts()).toEqual([]);
  });

  it("leaves who, where and how in the audit trail", async () => {
    const made = await page.makeCode(ada, shop);
    await say("eve", "/link 0000000000");
    await say("77", `/link ${made.code}`);
    await confirm(ada, made.id);
    await say("77", "/unlink");
    const other = await page.makeCode(ada, shop);
    await page.ask(ada, "delete", `/me/codes/${other.id}`);
    expect(
      await rows(
        "select action, actor_kind, facts ->> 'platform' as platform, facts ->> 'command' as command, facts ->> 'reason' as reason from audit_logs where organization_id = $1 order by number",
        acme,
      ),
    ).toEqual([
      { action: "link_code.made", actor_kind: "member", platform: "Scripted", command: null, reason: null },
      {
        action: "link_code.refused",
        actor_kind: "contact",
        platform: "Scripted",
        command: "link",
        reason: "unknown",
      },
      {
        action: "link_code.presented",
        actor_kind: "contact",
        platform: "Scripted",
        command: "link",
        reason: null,
      },
      { action: "chat_account.linked", actor_kind: "member", platform: null, command: null, reason: null },
      {
        action: "chat_account.revoked",
        actor_kind: "member",
        platform: "Scripted",
        command: "unlink",
        reason: null,
      },
      { action: "link_code.made", actor_kind: "member", platform: "Scripted", command: null, reason: null },
      {
        action: "link_code.refused",
        actor_kind: "member",
        platform: null,
        command: null,
        reason: "by_member",
      },
    ]);
  });
});

describe("show 3: a code", () => {
  it("that is guessed is answered alike whatever it is, and five wrong ones silence the account, right ones too", async () => {
    const { code } = await page.makeCode(ada, shop);
    for (const guess of ["0000000000", "ZZZZZZZZZZ", "hello", "1", "7K3MQX9ABC"])
      expect((await say("eve", `/link ${guess}`)).said).toEqual([WRONG]);
    expect((await say("eve", `/link ${code}`)).said).toEqual([
      "Too many wrong codes. Try again in 15 minutes.",
    ]);
    expect((await say("77", `/link ${code}`)).said).toEqual([expect.stringContaining("Confirm on the page")]);
  });

  it("that is guessed by many accounts silences the channel, until the period is over", async () => {
    const { code } = await page.makeCode(ada, shop);
    await say("eve", "/link 0000000000");
    await database.owner.query(
      "update comm_link_tries set wrong = 100 where organization_id = $1 and key = $2",
      [acme, `channel:${shop}`],
    );
    expect((await say("77", `/link ${code}`)).said).toEqual([expect.stringContaining("Too many")]);
    await database.owner.query(
      "update comm_link_tries set since = since - interval '16 minutes' where organization_id = $1",
      [acme],
    );
    expect((await say("77", `/link ${code}`)).said).toEqual([expect.stringContaining("Confirm on the page")]);
  });

  it("that was forged or is another organization's links nobody", async () => {
    const globex = await makeOrganization(database.owner, "Globex");
    const eve = await makeMember(database.owner, globex, "Eve");
    const theirs = await page.makeCode(
      eve,
      await makeChannel(database.owner, globex, { connector: "scripted" }),
    );
    const ours = await page.makeCode(ada, shop);
    expect((await say("77", `/link ${theirs.code}`)).said).toEqual([WRONG]);
    await say("77", `/link ${ours.code}`);
    expect((await confirm(eve, ours.id)).status).toBe(404);
    expect((await confirm(eve, theirs.id)).status).toBe(404);
    expect(
      await rows("select from comm_member_accounts where organization_id = any ($1)", [acme, globex]),
    ).toEqual([]);
  });

  it("that is another member's cannot be confirmed or refused", async () => {
    const grace = await makeMember(database.owner, acme, "Grace", "agent");
    const { id, code } = await page.makeCode(ada, shop);
    await say("77", `/link ${code}`);
    expect((await confirm(grace, id)).status).toBe(404);
    expect((await page.ask(grace, "delete", `/me/codes/${id}`)).status).toBe(404);
    expect((await confirm(ada, id)).status).toBe(204);
  });

  it("of another channel does not count, and five such tries burn it", async () => {
    const support = await makeChannel(database.owner, acme, { connector: "scripted", name: "Support" });
    const { code } = await page.makeCode(ada, support);
    for (const who of ["1", "2", "3", "4", "5"])
      expect((await say(who, `/link ${code}`)).said).toEqual([WRONG]);
    expect((await chats.say(support, "77", `/link ${code}`)).answers.map(({ text }) => text)).toEqual([
      WRONG,
    ]);
    expect(await rows("select state, tries from comm_link_codes where organization_id = $1", acme)).toEqual([
      { state: "burnt", tries: 6 },
    ]);
  });

  it("that expired can be neither presented nor confirmed", async () => {
    const late = () =>
      database.owner.query(
        "update comm_link_codes set expires_at = clock_timestamp() where organization_id = $1",
        [acme],
      );
    const first = await page.makeCode(ada, shop);
    await late();
    expect((await say("77", `/link ${first.code}`)).said).toEqual([WRONG]);
    const second = await page.makeCode(ada, shop);
    await say("77", `/link ${second.code}`);
    await late();
    expect((await confirm(ada, second.id)).status).toBe(404);
    expect(await accounts()).toEqual([]);
  });

  it("that two accounts present at the same moment is one account's", async () => {
    const { id, code } = await page.makeCode(ada, shop);
    const answers = (await Promise.all(["1", "2", "3"].map((who) => say(who, `/link ${code}`)))).map(
      ({ said }) => said[0],
    );
    expect(answers.filter((answer) => answer?.includes("Confirm on the page"))).toHaveLength(1);
    expect(answers.filter((answer) => answer?.includes("doesn't work here"))).toHaveLength(2);
    const confirmed = await Promise.all([confirm(ada, id), confirm(ada, id)]);
    expect(new Set(confirmed.map(({ status }) => status))).toEqual(new Set([204, 404]));
    expect(await accounts()).toHaveLength(1);
  });

  it("is worth nothing once another was made, or it was used", async () => {
    const first = await page.makeCode(ada, shop);
    const second = await page.makeCode(ada, shop);
    expect((await say("77", `/link ${first.code}`)).said).toEqual([WRONG]);
    await say("77", `/link ${second.code}`);
    await confirm(ada, second.id);
    expect((await say("78", `/link ${second.code}`)).said).toEqual([WRONG]);
    expect((await confirm(ada, second.id)).status).toBe(404);
  });

  it.each([
    ["addressed", "@acme_bot /link CODE"],
    ["unaddressed", "/link CODE"],
  ])("that is shown in a group, %s, is burnt, and the answer says so", async (_, words) => {
    const { code } = await page.makeCode(ada, shop);
    const { said } = await say("77", words.replace("CODE", code), inGroup);
    expect(said).toEqual([expect.stringContaining("everybody in this group can read a code")]);
    expect((await say("77", `/link ${code}`)).said).toEqual([WRONG]);
  });

  it("that never was is answered in a group where the hub is addressed, and is talk between others elsewhere", async () => {
    await database.owner.query("update comm_channels set health_account = 'acme_bot' where id = $1", [shop]);
    expect((await say("77", "@acme_bot /link screenshot", inGroup)).said).toEqual([
      expect.stringContaining("everybody in this group can read a code"),
    ]);
    expect((await say("77", "/link screenshot", inGroup)).said).toEqual([]);
  });

  it("in forwarded words does nothing", async () => {
    const { code } = await page.makeCode(ada, shop);
    expect((await say("77", `/link ${code}`, { forwardedFrom: "Ada" })).said).toEqual([]);
    expect(await rows("select state from comm_link_codes where organization_id = $1", acme)).toEqual([
      { state: "open" },
    ]);
  });
});

describe("an account", () => {
  it("acts for one member only, until it is revoked", async () => {
    const grace = await makeMember(database.owner, acme, "Grace", "agent");
    const [first, second] = [await page.makeCode(ada, shop), await page.makeCode(grace, shop)];
    await say("77", `/link ${first.code}`);
    await say("77", `/link ${second.code}`);
    await confirm(ada, first.id);
    expect(await confirm(grace, second.id)).toMatchObject({ status: 409, body: { code: "account_linked" } });
    expect((await say("77", `/link ${second.code}`)).said).toEqual([
      expect.stringContaining("acts as Ada already"),
    ]);
    await say("77", "/unlink");
    await page.link(grace, chats, shop, "77");
    expect(await accounts()).toEqual([
      { user_id: ada.userId, identity_value: "77", linked: false },
      { user_id: grace.userId, identity_value: "77", linked: true },
    ]);
  });

  it.each<[string, () => Promise<unknown>]>([
    ["/unlink in its chat", () => say("77", "/unlink")],
    ["the member on their page", async () => page.ask(ada, "delete", `/me/accounts/${await accountId()}`)],
    [
      "whoever manages members",
      async () =>
        page.ask(
          await makeMember(database.owner, acme, "Olga", "owner"),
          "delete",
          `/accounts/${await accountId()}`,
        ),
    ],
    ["the member's leaving", async () => remove(await makeMember(database.owner, acme, "Olga", "owner"))],
  ])("that was revoked by %s is an ordinary customer in a new conversation", async (_, revoke) => {
    await page.link(ada, chats, shop, "77");
    const before = (await say("77", "/status")).conversationId;
    await database.owner.query(
      "insert into comm_command_buttons (organization_id, token_hash, conversation_id, actor_kind, actor_id, does, expires_at) values ($1, 'x', $2, 'member', $3, '{}', 'infinity')",
      [acme, before, ada.userId],
    );
    await database.owner.query(
      "insert into comm_command_dialogues (organization_id, conversation_id, identity_kind, identity_value, state, expires_at) values ($1, $2, 'user_id', '77', '{}', 'infinity')",
      [acme, before],
    );
    await revoke();
    expect(await rows("select from comm_command_buttons where organization_id = $1", acme)).toEqual([]);
    expect(await rows("select from comm_command_dialogues where organization_id = $1", acme)).toEqual([]);
    const { conversationId } = await say("77", "Hello");
    expect(conversationId).not.toBe(before);
    expect(
      await rows(
        "select audience, status, message_count from comm_conversations where id = $1",
        conversationId,
      ),
    ).toEqual([{ audience: "customers", status: "open", message_count: 1 }]);
    expect(await rows("select audience, status from comm_conversations where id = $1", before)).toEqual([
      { audience: "staff", status: "resolved" },
    ]);
  });

  it("is told that it was unlinked in the chat where it said so", async () => {
    await page.link(ada, chats, shop, "77");
    const { said, conversationId } = await say("77", "/unlink");
    expect(said).toEqual(["This account no longer acts as Ada."]);
    const sending = await database.system.query(
      "select b.thread_key from comm_deliveries d, begin_sending(array[d.organization_id], array[d.id], '1 minute') b where d.organization_id = $1 and d.conversation_id = $2 and d.state = 'queued' order by d.sequence limit 1",
      [acme, conversationId],
    );
    expect(sending.rows).toEqual([{ thread_key: "77" }]);
  });

  it("of somebody with more rights is not an admin's to revoke", async () => {
    const olga = await makeMember(database.owner, acme, "Olga", "owner");
    await page.link(olga, chats, shop, "77");
    expect(await page.ask(ada, "delete", `/accounts/${await accountId()}`)).toMatchObject({ status: 403 });
    const grace = await makeMember(database.owner, acme, "Grace", "agent");
    expect((await page.ask(grace, "delete", `/accounts/${await accountId()}`)).status).toBe(403);
    expect((await page.ask(grace, "get", `/members/${olga.userId}/accounts`)).status).toBe(403);
    expect((await page.ask(ada, "get", `/members/${olga.userId}/accounts`)).body).toMatchObject({
      items: [{ name: "77" }],
    });
  });
});

const accountId = async () =>
  String(
    (
      await rows(
        "select id from comm_member_accounts where organization_id = $1 and revoked_at is null",
        acme,
      )
    )[0]?.["id"],
  );

const remove = (by: MemberActor) =>
  performAction({ database }, removeMember, { actor: by }, ada.userId, undefined, async () => undefined);
