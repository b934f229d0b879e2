import { beforeEach, describe, expect, it } from "vitest";
import type { MemberActor } from "../access/index.ts";
import { performWithin } from "../audit/index.ts";
import { inOrganization } from "../database/index.ts";
import { addNote } from "./add-note.ts";
import { newId, type ChannelId, type ConversationId, type OrganizationId } from "../kernel/ids.ts";
import { plain } from "../protocol/index.ts";
import { testDatabase } from "../testing/database.ts";
import {
  makeChannel,
  makeContact,
  makeConversation,
  makeMessage,
  storeMessage,
} from "../testing/factories/conversation.ts";
import { makeMember, makeOrganization } from "../testing/factories/organization.ts";

const database = await testDatabase();

let acme: OrganizationId;
let ada: MemberActor;
let shop: ChannelId;
let chat: ConversationId;

beforeEach(async () => {
  acme = await makeOrganization(database.owner);
  ada = await makeMember(database.owner, acme);
  shop = await makeChannel(database.owner, acme);
  chat = await makeConversation(
    database.owner,
    acme,
    shop,
    await makeContact(database.owner, acme, shop),
    ada.userId,
  );
  await makeMessage(database.owner, acme, chat, shop, "Hello");
});

/** Asks as the server does, within the organization. */
const ask = (text: string, values: unknown[] = [], organization = acme) =>
  inOrganization(
    database,
    organization,
    async (tx) => (await tx.client.query<Record<string, unknown>>(text, values)).rows,
  );
const counters = () =>
  ask(
    "select message_count, inbound_count, waiting_since is not null as waiting, status from comm_conversations where id = $1",
    [chat],
  );

async function write(kind: "message" | "note", author: "member" | "rule"): Promise<void> {
  await storeMessage(database.owner, {
    organization_id: acme,
    conversation_id: chat,
    id: newId("msg"),
    direction: "out",
    kind,
    author_kind: author,
    author_name: "Ada",
    body: "Hi",
  });
}

describe("the counters", () => {
  it("say what is there: all, the customer's, and whether they wait", async () => {
    await makeMessage(database.owner, acme, chat, shop, "Anybody there?");
    await write("note", "member");
    await write("message", "rule");
    expect(await counters()).toEqual([{ message_count: 4, inbound_count: 2, waiting: true, status: "open" }]);
    await write("message", "member");
    expect(await counters()).toEqual([
      { message_count: 5, inbound_count: 2, waiting: false, status: "open" },
    ]);
    const counted = await ask(
      "select count(*)::integer as message_count, count(*) filter (where author_kind = 'contact')::integer as inbound_count from comm_messages where conversation_id = $1",
      [chat],
    );
    expect(await counters()).toMatchObject(counted);
  });
});

describe("mark_as_read", () => {
  const unread = () =>
    ask(
      "select c.inbound_count - coalesce(r.inbound_count, 0) as unread from comm_conversations c left join comm_read_marks r on r.conversation_id = c.id and r.user_id = $2 where c.id = $1",
      [chat, ada.userId],
    );

  it("counts everything as seen, until more comes", async () => {
    await ask("select mark_as_read($1, $2)", [chat, ada.userId]);
    expect(await unread()).toEqual([{ unread: 0 }]);
    await makeMessage(database.owner, acme, chat, shop, "More");
    expect(await unread()).toEqual([{ unread: 1 }]);
  });

  it("reaches no other organization", async () => {
    const globex = await makeOrganization(database.owner, "Globex");
    await ask("select mark_as_read($1, $2)", [chat, ada.userId], globex);
    expect(await unread()).toEqual([{ unread: 1 }]);
  });
});

describe("close_conversation", () => {
  it("says whether it changed anything, and forgets who waits", async () => {
    expect(await ask("select close_conversation($1) as closed", [chat])).toEqual([{ closed: true }]);
    expect(await ask("select close_conversation($1) as closed", [chat])).toEqual([{ closed: false }]);
    expect(await counters()).toMatchObject([{ status: "resolved", waiting: false }]);
  });

  it("reaches no other organization", async () => {
    const globex = await makeOrganization(database.owner, "Globex");
    expect(await ask("select close_conversation($1) as closed", [chat], globex)).toEqual([{ closed: false }]);
  });
});

describe("roll_up_analytics", () => {
  it("counts a day, the same however often it is asked", async () => {
    await write("message", "member");
    await ask("select close_conversation($1)", [chat]);
    for (let time = 0; time < 2; time += 1)
      await database.system.query("select roll_up_analytics(current_date)");
    expect(
      await ask(
        "select messages_in, messages_out, automatic_out, conversations_opened, conversations_resolved, deliveries_failed from comm_analytics where channel_id = $1",
        [shop],
      ),
    ).toEqual([
      {
        messages_in: 1,
        messages_out: 1,
        automatic_out: 0,
        conversations_opened: 1,
        conversations_resolved: 1,
        deliveries_failed: 0,
      },
    ]);
  });

  it("is not the server's to call", async () => {
    await expect(ask("select roll_up_analytics(current_date)")).rejects.toThrow("permission denied");
  });
});

describe("the views", () => {
  it("show the unified inbox: what is not resolved, with its last message", async () => {
    expect(
      await ask("select title, contact_name, channel_name, last_message_body from comm_unified_inbox"),
    ).toEqual([{ title: "Chat", contact_name: "Linus", channel_name: "Shop", last_message_body: "Hello" }]);
    await ask("select close_conversation($1)", [chat]);
    expect(await ask("select from comm_unified_inbox")).toEqual([]);
    expect(await ask("select status from comm_conversation_overview")).toEqual([{ status: "resolved" }]);
  });

  it("show a channel's activity", async () => {
    expect(await ask("select name, open_conversations from comm_channel_activity")).toEqual([
      { name: "Shop", open_conversations: "1" },
    ]);
  });

  it("show nothing of another organization", async () => {
    const globex = await makeOrganization(database.owner, "Globex");
    for (const view of ["comm_unified_inbox", "comm_conversation_overview", "comm_channel_activity"])
      expect(await ask(`select from ${view}`, [], globex)).toEqual([]);
  });
});

describe("a note", () => {
  beforeEach(() =>
    database.owner.query(
      "update comm_messages set sent_at = clock_timestamp() - interval '30 minutes' where conversation_id = $1",
      [chat],
    ),
  );

  const thread = async () =>
    (
      await ask("select body from comm_messages where conversation_id = $1 order by sent_at, position, id", [
        chat,
      ])
    ).map((row) => row["body"]);
  const note = (text: string) =>
    inOrganization(database, acme, (tx) =>
      performWithin(tx, {}, addNote, { actor: ada }, chat, { clientKey: newId("job"), text: plain(text) }),
    );
  /** A message as a provider with whole seconds tells of it. */
  async function told(body: string, position: number, seconds = 0): Promise<void> {
    await database.owner.query(
      "insert into comm_messages (organization_id, conversation_id, id, channel_id, direction, author_kind, author_name, body, position, sent_at) values ($1, $2, $3, $4, 'in', 'contact', 'Ada', $5, $6, date_trunc('second', clock_timestamp()) + make_interval(secs => $7))",
      [acme, chat, newId("msg"), shop, body, position, seconds],
    );
  }

  it("stands before the answer that follows it in the same second, though the provider's clock has only seconds", async () => {
    await told("Where is my parcel?", 7);
    await note("Looking into it");
    await told("It is on its way", 8);
    expect(await thread()).toEqual(["Hello", "Where is my parcel?", "Looking into it", "It is on its way"]);
  });

  it("stands after the last message of a provider whose clock is ahead, and after the note before it", async () => {
    await told("Where is my parcel?", 7, 40);
    await note("first");
    await note("second");
    expect(await thread()).toEqual(["Hello", "Where is my parcel?", "first", "second"]);
  });

  it("is where it was written in a thread that was long silent", async () => {
    await told("Good bye", 7, -3_600);
    await note("Never came back");
    await told("I am back", 8, 5);
    expect(await thread()).toEqual(["Good bye", "Hello", "Never came back", "I am back"]);
  });
});
