import { beforeEach, describe, expect, it } from "vitest";
import type { MemberActor } from "../../../access/index.ts";
import type { OpenChannel } from "../../../channels/index.ts";
import { applyInboundEvent } from "../../../inbound/apply-inbound-event.ts";
import type { ChannelId, ConversationId, OrganizationId } from "../../../kernel/ids.ts";
import { unsafeCast } from "../../../kernel/trust.ts";
import { openCardRounds } from "../../../testing/commands/card-round.ts";
import { openCommandChats } from "../../../testing/commands/command-chat.ts";
import { openReactionRounds } from "../../../testing/commands/reaction-round.ts";
import { testDatabase } from "../../../testing/database.ts";
import { makeChannel } from "../../../testing/factories/conversation.ts";
import { makeMember, makeOrganization } from "../../../testing/factories/organization.ts";

const database = await testDatabase();
const { owner } = database;
const chats = openCommandChats(database);
const cards = await openCardRounds(database);
const reactions = await openReactionRounds(database);

let acme: OrganizationId;
let shop: ChannelId;
let office: ChannelId;
let ada: MemberActor;
let adasChat: ConversationId;
let linus: ConversationId;
/** The card of Linus' conversation in Ada's chat, by the platform's id. */
let card: string;
let told = 0;

beforeEach(async () => {
  await owner.query("truncate outbox; delete from organizations");
  acme = await makeOrganization(owner);
  shop = await makeChannel(owner, acme, { connector: "scripted", name: "Shop" });
  office = await makeChannel(owner, acme, { connector: "scripted", name: "Office" });
  ada = await makeMember(owner, acme, "Ada");
  adasChat = (await chats.linkMember(ada, office, "ada-1")).conversationId;
  linus = (await chats.say(shop, "Linus", "Where is my parcel?")).conversationId;
  await cards.draw();
  await cards.deliverAll();
  card = (await owner.query("select message_id from comm_cards where conversation_id = $1", [linus])).rows[0]
    .message_id;
});

/** Somebody reacts on the platform, and the workers catch up. */
async function react(
  emoji: string,
  more: { who?: string; change?: "added" | "removed"; to?: string; channel?: ChannelId; act?: false } = {},
) {
  const { who = "ada-1", change = "added", to = card, channel = office } = more;
  told += 1;
  const applied = await applyInboundEvent(
    database,
    unsafeCast<OpenChannel>({ organizationId: acme, channelId: channel }),
    unsafeCast({
      kind: "reaction_changed",
      key: `reaction-${told}`,
      occurredAt: new Date(Date.UTC(2026, 6, 1) + told * 1000).toISOString(),
      thread: { key: who, kind: "direct" },
      externalId: to,
      from: { identities: [{ kind: "user_id", value: who }], name: who },
      emoji: [emoji],
      change,
    }),
    {},
  );
  expect(applied).toBe("applied");
  if (more.act !== false) await reactions.act();
}

const state = async () =>
  (
    await owner.query(
      "select status, priority, assignee_id as assignee from comm_conversations where id = $1",
      [linus],
    )
  ).rows[0];
const uses = async () =>
  (await owner.query("select command, entry, outcome from comm_command_uses order by used_at")).rows;
/** What the hub said in a chat beside its cards. */
const answers = async (chat: ConversationId = adasChat) =>
  (
    await owner.query<{ body: string }>(
      "select body from comm_messages where conversation_id = $1 and author_kind = 'command' and id <> $2 order by sent_at",
      [chat, card],
    )
  ).rows.map(({ body }) => body);

describe("a member's reaction to a card", () => {
  it("acts for them as the command would, is one use, and is answered by nothing", async () => {
    await react("👀");
    expect(await state()).toMatchObject({ status: "open", assignee: ada.userId });
    await react("🚨");
    expect(await state()).toMatchObject({ priority: "urgent" });
    await react("✅");
    expect(await state()).toMatchObject({ status: "resolved" });
    expect(await uses()).toEqual(
      ["claim", "priority", "resolve"].map((command) => ({ command, entry: "reaction", outcome: "done" })),
    );
    expect(await answers()).toEqual([]);
    const { rows } = await owner.query(
      "select event ->> 'kind' as kind, event #>> '{via,command}' as command, author_name as by from comm_messages where conversation_id = $1 and kind = 'event' order by sent_at, id",
      [linus],
    );
    expect(rows).toContainEqual({ kind: "assigned", command: "claim", by: "Ada" });
  });

  it("acts once, however many workers act on it at the same time", async () => {
    await react("✅", { act: false });
    await Promise.all([reactions.act(), reactions.act()]);
    expect(await uses()).toHaveLength(1);
  });

  it("acts once, however often the platform tells of it", async () => {
    await react("✅");
    await owner.query("update comm_conversations set status = 'open' where id = $1", [linus]);
    await reactions.act();
    await react("✅");
    expect(await state()).toMatchObject({ status: "open" });
    expect(await uses()).toHaveLength(1);
  });

  it("that stands for nothing does nothing", async () => {
    await react("🎉");
    expect(await uses()).toEqual([]);
  });

  it("is refused by whoever may not, in words and only to them", async () => {
    await owner.query("update user_roles set role = 'viewer' where user_id = $1", [ada.userId]);
    await react("✅");
    expect(await state()).toMatchObject({ status: "open" });
    expect(await answers()).toEqual(["No. You need conversation.close."]);
    expect(await uses()).toEqual([{ command: "resolve", entry: "reaction", outcome: "refused" }]);
  });

  it("acts for nobody whose account is not linked, or no longer", async () => {
    await react("✅", { who: "eve-1" });
    await owner.query("update comm_member_accounts set revoked_at = clock_timestamp()");
    await react("✅");
    expect(await state()).toMatchObject({ status: "open" });
    expect(await uses()).toEqual([]);
    expect(await answers()).toEqual([]);
  });

  it("to a message that is about no conversation does nothing", async () => {
    const said = await chats.say(office, "ada-1", "/help", { externalId: "help-1" });
    const before = await uses();
    await react("✅", { to: "help-1" });
    expect(await uses()).toEqual(before);
    expect(said.conversationId).toBe(adasChat);
  });

  it("leaves an open question open", async () => {
    await chats.say(office, "ada-1", "/snooze");
    const open = () => owner.query("select from comm_command_dialogues");
    const before = (await open()).rowCount;
    expect(before).toBe(1);
    await react("👀");
    expect((await open()).rowCount).toBe(before);
  });
});

describe("a reaction in a customer's conversation", () => {
  it("is only a reaction, even a member's", async () => {
    await chats.linkMember(await makeMember(owner, acme, "Grace"), shop, "grace-1");
    await owner.query("update comm_messages set external_id = 'm-1' where conversation_id = $1", [linus]);
    await react("✅", { who: "grace-1", to: "m-1", channel: shop });
    expect(await state()).toMatchObject({ status: "open" });
    expect((await owner.query("select from outbox where kind = 'staff_reaction_changed'")).rowCount).toBe(0);
  });
});

describe("a reaction taken away", () => {
  it("takes back what it did, within the time of /undo", async () => {
    await react("✅");
    await react("✅", { change: "removed" });
    expect(await state()).toMatchObject({ status: "open" });
    expect(await uses()).toEqual([
      { command: "resolve", entry: "reaction", outcome: "undone" },
      { command: "undo", entry: "reaction", outcome: "done" },
    ]);
    expect(await answers()).toEqual([]);
  });

  it("takes back nothing else of theirs, and nothing after that time", async () => {
    await react("✅");
    await chats.say(office, "ada-1", "/priority high", { replyTo: card });
    await owner.query(
      "update comm_command_uses set used_at = used_at - interval '31 seconds' where command = 'resolve'",
    );
    await react("✅", { change: "removed" });
    expect(await state()).toMatchObject({ status: "resolved", priority: "high" });
    expect((await uses()).map(({ command }) => command)).not.toContain("undo");
  });

  it("before anybody acted on it leaves everything as it was", async () => {
    await react("✅", { act: false });
    await react("✅", { change: "removed" });
    expect(await state()).toMatchObject({ status: "open" });
    expect(await uses()).toEqual([]);
  });
});
