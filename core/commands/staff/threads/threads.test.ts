import { beforeEach, describe, expect, it } from "vitest";
import type { MemberActor } from "../../../access/index.ts";
import type { OpenChannel } from "../../../channels/index.ts";
import { applyInboundEvent } from "../../../inbound/apply-inbound-event.ts";
import { unsafeCast } from "../../../kernel/trust.ts";
import type { ChannelId, ConversationId, OrganizationId } from "../../../kernel/ids.ts";
import { openCardRounds } from "../../../testing/commands/card-round.ts";
import { openCommandChats } from "../../../testing/commands/command-chat.ts";
import { playThreads, type PlayedThreads } from "../../../testing/commands/played-threads.ts";
import { testDatabase } from "../../../testing/database.ts";
import { makeChannel } from "../../../testing/factories/conversation.ts";
import { makeMember, makeOrganization } from "../../../testing/factories/organization.ts";

const database = await testDatabase();
const { owner } = database;
const chats = openCommandChats(database);
const cards = await openCardRounds(database);

let acme: OrganizationId;
let shop: ChannelId;
let office: ChannelId;
let ada: MemberActor;
let team: ConversationId;
let threads: PlayedThreads;

beforeEach(async () => {
  await owner.query("truncate outbox; delete from organizations");
  threads = playThreads({ limit: 100 });
  cards.offer({ threads: { support: "native", titleMax: 100 } }, threads.interface);
  acme = await makeOrganization(owner);
  shop = await makeChannel(owner, acme, { connector: "scripted", name: "Shop" });
  office = await makeChannel(owner, acme, { connector: "scripted", name: "Office" });
  ada = await makeMember(owner, acme, "Ada");
  await chats.linkMember(ada, office, "ada-1");
  team = await chats.openStaffGroup(office, "team");
  await owner.query("insert into comm_staff_routes (organization_id, chat_id) values ($1, $2)", [acme, team]);
  await chats.say(office, "ada-1", "Good morning", { thread: { key: "team", kind: "group" } });
});

const comesOrGoes = (change: "joined" | "left", occurredAt: string, isBot = false) =>
  applyInboundEvent(
    database,
    unsafeCast<OpenChannel>({ organizationId: acme, channelId: office }),
    {
      kind: "participant_changed",
      key: `eve ${occurredAt}`,
      occurredAt,
      thread: { key: "team", kind: "group" },
      who: { identities: [{ kind: "user_id", value: isBot ? "acme_bot" : "eve" }], name: "Eve", isBot },
      change,
    },
    {},
  );
const change = (columns: string, id: ConversationId) =>
  owner.query(
    `with changed as (update comm_conversations set ${columns} where id = $1 returning *)
     insert into outbox (organization_id, id, kind, conversation_id, payload, done_at)
     select organization_id, new_id('obx'), 'conversation_changed', id, jsonb_build_object('conversationId', id), clock_timestamp() from changed`,
    [id],
  );
const threadOf = async (id: ConversationId) =>
  (
    await owner.query<{ state: string; chat_id: ConversationId | null; reason: string | null }>(
      "select state, chat_id, reason from comm_staff_threads where conversation_id = $1",
      [id],
    )
  ).rows[0];
/** What a chat says of a conversation. */
const cardIn = async (chat: ConversationId | null | undefined, id: ConversationId) =>
  (
    await owner.query<{ body: string }>(
      "select m.body from comm_cards k join comm_messages m on m.id = k.message_id where k.chat_id = $1 and k.conversation_id = $2",
      [chat, id],
    )
  ).rows[0]?.body;

describe("a conversation's thread in a shared chat", () => {
  it("is opened with its card as the first message, and a note said there is the conversation's", async () => {
    const { conversationId } = await chats.say(shop, "Linus", "Where is my parcel?");
    await cards.draw();
    const thread = await threadOf(conversationId);
    expect(thread?.state).toBe("open");
    expect(threads.open()).toEqual([expect.stringMatching(/^#\d+ Scripted$/)]);
    expect(await cardIn(thread?.chat_id, conversationId)).toContain("“Where is my parcel?”");
    const { rows: pressable } = await owner.query(
      "select actor_id from comm_command_buttons where conversation_id = $1",
      [thread?.chat_id],
    );
    expect(pressable).toEqual(Array.from({ length: 5 }, () => ({ actor_id: null })));
    await chats.say(office, "ada-1", "He called, too.", {
      thread: { key: threads.keys()[0] ?? "", kind: "group" },
    });
    const { rows } = await owner.query(
      "select body from comm_messages where conversation_id = $1 and kind = 'note'",
      [conversationId],
    );
    expect(rows).toEqual([{ body: "He called, too." }]);
  });

  it("is closed when the conversation is resolved, and reopened with it", async () => {
    const { conversationId } = await chats.say(shop, "Linus", "Hello");
    await cards.draw();
    await change("status = 'resolved', resolved_at = clock_timestamp()", conversationId);
    await cards.draw();
    expect((await threadOf(conversationId))?.state).toBe("closed");
    expect(threads.open()).toEqual([]);
    await change("status = 'open', resolved_at = null", conversationId);
    await cards.draw();
    expect((await threadOf(conversationId))?.state).toBe("open");
    expect(threads.open()).toHaveLength(1);
  });

  it("shows nothing of the customer once somebody is there whose rights nobody knows", async () => {
    const { conversationId } = await chats.say(shop, "Linus", "A secret");
    await cards.draw();
    await cards.deliverAll();
    const thread = await threadOf(conversationId);
    expect(await cardIn(thread?.chat_id, conversationId)).toContain("A secret");
    await chats.say(office, "a-stranger", "Hi all", { thread: { key: "team", kind: "group" } });
    await cards.draw("now");
    const card = await cardIn(thread?.chat_id, conversationId);
    expect(card).toMatch(/^#\d+ · Scripted\nOpen/);
    expect(card).not.toMatch(/secret|Linus/);
  });

  it("shows nothing of the customer while somebody unknown is there who says nothing; a bot is nobody", async () => {
    const { conversationId } = await chats.say(shop, "Linus", "A secret");
    await cards.draw();
    await cards.deliverAll();
    const card = async () => {
      await cards.draw("now");
      await cards.deliverAll();
      return cardIn((await threadOf(conversationId))?.chat_id, conversationId);
    };
    await comesOrGoes("joined", "2026-07-01T00:00:00Z", true);
    expect(await card()).toContain("A secret");
    await comesOrGoes("joined", "2026-08-01T00:00:00Z");
    expect(await card()).not.toMatch(/secret|Linus/);
    await comesOrGoes("left", "2026-08-01T00:00:01Z");
    await owner.query("update comm_cards set dirty = true");
    expect(await card()).toContain("A secret");
    await comesOrGoes("joined", "2026-08-01T00:00:02Z");
    expect(await card()).not.toMatch(/secret|Linus/);
    const { rows } = await owner.query(
      "select joined_at from comm_participants p join comm_contacts c on c.id = p.contact_id where c.name = 'Eve'",
    );
    expect(rows).toEqual([{ joined_at: new Date("2026-08-01T00:00:02Z") }]);
  });

  it("is opened below the chats that serve its channel or team, and below no other", async () => {
    await owner.query("update comm_staff_routes set channel_ids = $1", [[office]]);
    const { conversationId } = await chats.say(shop, "Linus", "Hello");
    await cards.draw();
    expect(await threadOf(conversationId)).toBeUndefined();
    await owner.query("update comm_staff_routes set channel_ids = null, teams = '{night}'");
    await owner.query("update user_roles set team = 'night' where user_id = $1", [ada.userId]);
    await change(`assignee_id = '${ada.userId}'`, conversationId);
    await cards.draw();
    expect((await threadOf(conversationId))?.state).toBe("open");
  });

  it("gives way when the platform holds no more: the oldest that are resolved go first", async () => {
    threads.setLimit(1);
    const first = await chats.say(shop, "Linus", "Hello");
    await cards.draw();
    // Somebody opened it again at the platform after it was resolved.
    await owner.query(
      "update comm_conversations set status = 'resolved', resolved_at = clock_timestamp() where id = $1",
      [first.conversationId],
    );
    const second = await chats.say(shop, "Margaret", "Hello");
    await cards.draw();
    await owner.query("update comm_staff_threads set not_before = clock_timestamp()");
    await cards.draw();
    expect((await threadOf(first.conversationId))?.state).toBe("closed");
    await owner.query("update comm_staff_threads set not_before = clock_timestamp()");
    await cards.draw();
    expect((await threadOf(second.conversationId))?.state).toBe("open");
    expect(threads.most()).toBe(1);
  });

  it("is asked for again where the platform could not be reached, and gives up in words", async () => {
    threads.break();
    const { conversationId } = await chats.say(shop, "Linus", "Hello");
    await cards.draw();
    expect(await threadOf(conversationId)).toMatchObject({ state: "wanted", reason: "It is away." });
    for (let round = 0; round < 6; round += 1) {
      await owner.query("update comm_staff_threads set not_before = clock_timestamp()");
      await cards.draw("now");
    }
    expect(await threadOf(conversationId)).toMatchObject({ state: "parent" });
    expect(await cardIn(team, conversationId)).toContain("Hello");
  });
});

describe("a group that is no longer a chat of members", () => {
  const endChat = () => owner.query("select retire_chat($1, $2)", [acme, team]);
  const shared = async () =>
    (await owner.query("select chat_id from comm_cards where user_id is null")).rows.length;

  it("gets no card and no thread, and what stood in it or below it is shown no more", async () => {
    const { conversationId } = await chats.say(shop, "Linus", "Hello");
    await cards.draw();
    const thread = await threadOf(conversationId);
    threads.setLimit(0);
    const { conversationId: second } = await chats.say(shop, "Margaret", "Hello");
    await cards.draw();
    expect(await cardIn(team, second)).toContain("Hello");
    await endChat();
    await chats.say(shop, "Linus", "A secret");
    await chats.say(shop, "Grace", "Another secret");
    await cards.draw("now");
    const { rows } = await owner.query(
      `select (select count(*)::integer from comm_staff_routes) as routes, (select count(*)::integer from comm_staff_threads) as threads,
         (select retired_key from comm_conversations where id = $1) as thread`,
      [thread?.chat_id],
    );
    expect(rows).toEqual([{ routes: 0, threads: 0, thread: threads.keys()[0] }]);
    expect(await shared()).toBe(0);
  });

  it("gets none of a route, a card or a thread that comes too late", async () => {
    await endChat();
    await owner.query("insert into comm_staff_routes (organization_id, chat_id) values ($1, $2)", [
      acme,
      team,
    ]);
    const { conversationId } = await chats.say(shop, "Linus", "A secret");
    await cards.draw();
    expect(await threadOf(conversationId)).toBeUndefined();
    await owner.query(
      "insert into comm_cards (organization_id, chat_id, conversation_id, news) values ($1, $2, $3, 'thread')",
      [acme, team, conversationId],
    );
    await cards.draw("now");
    expect(await cardIn(team, conversationId)).toBeUndefined();
  });

  it("gets none while its platform was asked for a thread", async () => {
    const { open } = threads.interface;
    cards.offer(
      { threads: { support: "native", titleMax: 100 } },
      {
        ...threads.interface,
        async open(...asked) {
          await endChat();
          return open(...asked);
        },
      },
    );
    await chats.say(shop, "Linus", "A secret");
    await cards.draw();
    expect(await shared()).toBe(0);
  });
});

describe("1,200 conversations at a limit of 1,000 threads", () => {
  it("have a place each: a thread, or their card in the shared chat; none is refused", async () => {
    threads.setLimit(1_000);
    await owner.query(
      `insert into comm_conversations (organization_id, id, channel_id, thread_key, thread_kind, title)
       select $1, new_id('cnv'), $2, 'customer-' || n, 'direct', 'Customer ' || n from generate_series(1, 1200) n`,
      [acme, shop],
    );
    await owner.query(
      "insert into comm_staff_threads (organization_id, parent_id, conversation_id) select organization_id, $1, id from comm_conversations where channel_id = $2",
      [team, shop],
    );
    for (let round = 0; round < 8; round += 1) await cards.syncThreads();
    const { rows } = await owner.query(
      `select t.state, count(*)::integer as count, count(k.chat_id)::integer as cards from comm_staff_threads t
       left join comm_cards k on k.organization_id = t.organization_id and k.conversation_id = t.conversation_id and k.chat_id = coalesce(t.chat_id, t.parent_id)
       group by 1 order by 1`,
    );
    expect(rows).toEqual([
      { state: "open", count: 1_000, cards: 1_000 },
      { state: "parent", count: 200, cards: 200 },
    ]);
    expect(threads.most()).toBe(1_000);
  });
});
