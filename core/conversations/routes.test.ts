import { randomUUID } from "node:crypto";
import { beforeEach, describe, expect, it } from "vitest";
import type { MemberActor } from "../access/index.ts";
import type { OpenChannel } from "../channels/index.ts";
import { newId, type ChannelId, type ConversationId, type OrganizationId } from "../kernel/ids.ts";
import { testDatabase } from "../testing/database.ts";
import {
  makeChannel,
  makeContact,
  makeConversation,
  makeMessage,
} from "../testing/factories/conversation.ts";
import { makeMember, makeOrganization } from "../testing/factories/organization.ts";
import { openRoom } from "../testing/room.ts";
import { openScripted } from "../testing/scripted-channel.ts";
import type { DeliveryReference } from "../deliveries/index.ts";
import { conversationEndpoints } from "./routes.ts";

const database = await testDatabase();
const channels = new Map<string, OpenChannel>();
const delivered: DeliveryReference[] = [];
const seen: string[] = [];
const room = openRoom(
  {
    database,
    runsWorkers: true,
    channels: { open: async (id: string) => channels.get(id) ?? null },
    deliver: (one: DeliveryReference) => void delivered.push(one),
    typing: async () => {},
    seen: (actor: MemberActor) => void seen.push(actor.name),
  },
  conversationEndpoints,
);

let acme: OrganizationId;
let ada: MemberActor;
let shop: ChannelId;
let chat: ConversationId;

beforeEach(async () => {
  acme = await makeOrganization(database.owner);
  ada = await makeMember(database.owner, acme, "Ada", "agent");
  shop = await makeChannel(database.owner, acme);
  channels.set(shop, openScripted(acme, shop));
  chat = await begin("Linus");
  await makeMessage(database.owner, acme, chat, shop, "Hello");
});

const begin = async (name: string, assignee: string | null = null) =>
  makeConversation(database.owner, acme, shop, await makeContact(database.owner, acme, shop, name), assignee);
const ask = (method: string, path: string, body?: unknown, who = ada) => room.ask(who, method, path, body);
const on = (method: string, path: string, body?: unknown, who = ada) =>
  ask(method, `/conversations/${chat}${path}`, body, who);
const say = (text: string, more = {}, who = ada) =>
  on("post", "/replies", { clientKey: randomUUID(), text: { text, marks: [] }, ...more }, who);
const names = async (query: string, who = ada) =>
  ((await ask("get", `/conversations?${query}`, undefined, who)).body["items"] as { title: string }[]).map(
    ({ title }) => title,
  );
const tomorrow = () => new Date(Date.now() + 86_400_000).toISOString();

describe("the list", () => {
  it("shows a conversation with its last message and the reader's unread", async () => {
    const grace = await makeMember(database.owner, acme, "Grace", "agent");
    await on("put", "/read");
    expect((await ask("get", "/conversations")).body["items"]).toMatchObject([
      { id: chat, title: "Linus", unread: 0, lastMessage: { preview: "Hello", authorKind: "contact" } },
    ]);
    expect((await ask("get", "/conversations", undefined, grace)).body["items"]).toMatchObject([
      { unread: 1 },
    ]);
  });

  it("narrows by status, channel, assignee, label and words", async () => {
    await begin("Mine", ada.userId);
    const label = newId("lbl");
    await database.owner.query("insert into comm_labels (organization_id, id, name) values ($1, $2, 'VIP')", [
      acme,
      label,
    ]);
    await on("put", "/labels", { labelIds: [label] });
    expect(await names("assignee=me")).toEqual(["Mine"]);
    expect(await names("assignee=none")).toEqual(["Linus"]);
    expect(await names(`label=${label}`)).toEqual(["Linus"]);
    expect(await names("q=hELLo")).toEqual(["Linus"]);
    expect(await names("q=100%25")).toEqual([]);
    expect(await names("channel=chn_other")).toEqual([]);
    await on("post", "/closure");
    expect([await names("status=open"), await names("status=resolved")]).toEqual([["Mine"], ["Linus"]]);
  });

  it("goes on from page to page without gap or repeat, even where moments are equal", async () => {
    for (let more = 0; more < 6; more += 1) await begin(`Person ${more}`);
    await database.owner.query(
      "update comm_conversations set last_activity_at = '2026-06-01T10:00:00.123456Z' where organization_id = $1",
      [acme],
    );
    const pages: string[] = [];
    let cursor: unknown = "";
    while (cursor !== null) {
      const { body } = await ask("get", `/conversations?limit=3${cursor ? `&cursor=${String(cursor)}` : ""}`);
      pages.push(...(body["items"] as { id: string }[]).map(({ id }) => id));
      cursor = body["nextCursor"];
    }
    expect([pages.length, new Set(pages).size]).toEqual([7, 7]);
  });

  it.each([
    "nonsense",
    Buffer.from('["never","cnv"]').toString("base64url"),
    Buffer.from("[1,2]").toString("base64url"),
  ])("refuses a cursor it did not give out: %s", async (cursor) => {
    expect(await ask("get", `/conversations?cursor=${cursor}`)).toMatchObject({
      status: 422,
      body: { code: "cursor_malformed" },
    });
    expect(await on("get", `/messages?before=${cursor}`)).toMatchObject({
      status: 422,
      body: { code: "cursor_malformed" },
    });
  });

  it("refuses what no filter can hold", async () => {
    expect((await ask("get", "/conversations?q=%00")).status).toBe(422);
    expect((await ask("get", "/conversations/cnv%00")).status).toBe(422);
  });

  it("does not find a message by words that were taken back", async () => {
    await database.owner.query(
      "update comm_messages set deleted_at = clock_timestamp() where conversation_id = $1",
      [chat],
    );
    expect(await names("q=Hello")).toEqual([]);
    expect((await ask("get", "/conversations")).body["items"]).toMatchObject([
      { lastMessage: { preview: "" } },
    ]);
  });

  it("counts what is open: mine, nobody's, all", async () => {
    await begin("Mine", ada.userId);
    expect((await ask("get", "/conversations/counts")).body).toEqual({ mine: 1, unassigned: 1, all: 2 });
    await on("post", "/closure");
    expect((await ask("get", "/conversations/counts")).body).toEqual({ mine: 1, unassigned: 0, all: 1 });
  });
});

describe("a thread", () => {
  it("is read backwards, each page oldest first", async () => {
    for (const text of ["two", "three", "four"]) await makeMessage(database.owner, acme, chat, shop, text);
    const late = (await on("get", "/messages?limit=3")).body;
    expect((late["items"] as { text: unknown }[]).map(({ text }) => text)).toMatchObject([
      { text: "two" },
      { text: "three" },
      { text: "four" },
    ]);
    const early = (await on("get", `/messages?limit=3&before=${String(late["nextCursor"])}`)).body;
    expect(early).toMatchObject({ items: [{ text: { text: "Hello" } }], nextCursor: null });
  });

  it("tells who takes part and what the platform carries", async () => {
    expect((await on("get", "")).body).toMatchObject({
      id: chat,
      capabilities: { text: { maxLength: 100 } },
    });
  });

  it("still opens when its channel's connector is gone", async () => {
    channels.delete(shop);
    expect(await on("get", "")).toMatchObject({ status: 200, body: { capabilities: {} } });
  });
});

describe("a reply", () => {
  it("is queued, handed on and read by its writer", async () => {
    delivered.length = 0;
    expect(await say("Good day")).toMatchObject({
      status: 201,
      body: { text: { text: "Good day" }, author: { name: "Ada" }, delivery: { state: "queued" } },
    });
    expect(delivered).toMatchObject([{ organizationId: acme }]);
    expect((await on("get", "")).body).toMatchObject({ unread: 0, waitingSince: null });
  });

  it("is said once, however often it is asked for", async () => {
    const clientKey = randomUUID();
    const [first, again] = [await say("Once", { clientKey }), await say("Once", { clientKey })];
    expect(again.body["id"]).toBe(first.body["id"]);
  });

  it("does not answer for another member's key", async () => {
    const clientKey = randomUUID();
    await say("Ada's", { clientKey });
    const grace = await makeMember(database.owner, acme, "Grace", "agent");
    expect(await say("Grace's", { clientKey }, grace)).toMatchObject({
      status: 409,
      body: { code: "client_key_taken" },
    });
    expect(await on("post", "/notes", { clientKey, text: { text: "A note", marks: [] } })).toMatchObject({
      status: 409,
      body: { code: "client_key_taken" },
    });
  });

  it("leaves a resolved conversation resolved: the customer's answer opens it again", async () => {
    await on("post", "/closure");
    expect((await say("Goodbye")).status).toBe(201);
    expect((await on("get", "")).body).toMatchObject({
      status: "resolved",
      lastMessage: { preview: "Goodbye" },
    });
    await makeMessage(database.owner, acme, chat, shop, "One more thing");
    expect((await on("get", "")).body).toMatchObject({ status: "open" });
  });

  it("answers only a message of this conversation", async () => {
    const other = await makeMessage(database.owner, acme, await begin("Grace"), shop);
    expect(await say("Yes", { replyToId: other })).toMatchObject({
      status: 404,
      body: { code: "message_unknown" },
    });
  });

  it("is mended where Postgres takes no character", async () => {
    expect((await say("a\u0000b\ud800", { clientKey: "key\u0000-of-mine" })).body).toMatchObject({
      text: { text: "a\uFFFDb\uFFFD" },
    });
  });

  it("shows no words of the quoted message that was taken back", async () => {
    const quoted = await makeMessage(database.owner, acme, chat, shop, "My secret");
    const { body } = await say("Yes", { replyToId: quoted });
    expect(body["replyTo"]).toMatchObject({ preview: "My secret" });
    await database.owner.query("update comm_messages set deleted_at = clock_timestamp() where id = $1", [
      quoted,
    ]);
    expect(JSON.stringify((await on("get", "/messages")).body)).not.toContain("My secret");
  });

  const upload = async (kind: string, size: number) => {
    const id = newId("att");
    await database.owner.query(
      "insert into comm_attachments (organization_id, id, kind, file_name, content_type, size, state, storage_key, uploaded_by) values ($1, $2, $3, 'a.bin', 'x/y', $4, 'stored', 'k', $5)",
      [acme, id, kind, size, ada.userId],
    );
    return say("See this", { attachmentIds: [id] });
  };

  it("is refused in words when the platform takes a file neither as what it is nor as a file", async () => {
    expect(await upload("image", 1001)).toMatchObject({
      body: { code: "file_too_large", message: expect.stringMatching(/Scripted.*\.$/) },
    });
  });

  it("F13: goes on when the platform takes a file as a plain file only", async () => {
    expect(await upload("video", 10)).toMatchObject({ status: 201 });
  });
});

describe("a note", () => {
  it("is kept for members and leaves the customer waiting", async () => {
    const before = (await on("get", "")).body["waitingSince"];
    expect(
      await on("post", "/notes", { clientKey: randomUUID(), text: { text: "Careful\u0000", marks: [] } }),
    ).toMatchObject({ status: 201, body: { kind: "note", delivery: null, text: { text: "Careful\uFFFD" } } });
    expect((await on("get", "")).body).toMatchObject({
      waitingSince: before,
      lastMessage: { preview: "Hello" },
    });
  });

  it("is refused without words", async () => {
    expect(
      await on("post", "/notes", { clientKey: randomUUID(), text: { text: " \n", marks: [] } }),
    ).toMatchObject({ status: 422, body: { code: "note_empty" } });
  });
});

describe("a conversation's state", () => {
  it("is resolved and reopened, each once", async () => {
    const { version } = (await on("post", "/closure")).body;
    expect((await on("post", "/closure")).body).toMatchObject({ status: "resolved", version });
    expect((await on("delete", "/closure")).body).toMatchObject({
      status: "open",
      version: Number(version) + 2,
    });
    expect((await on("delete", "/closure")).body).toMatchObject({ version: Number(version) + 2 });
  });

  it.each([
    ["reopened", "delete", "/closure", undefined],
    ["set pending", "put", "/pending", undefined],
    ["snoozed", "put", "/snooze", { until: "2100-01-01T00:00:00Z" }],
  ] as const)("cannot be %s beside a newer open one of its thread", async (_, method, path, body) => {
    await on("post", "/closure");
    await database.owner.query(
      "insert into comm_conversations (organization_id, id, channel_id, thread_key, thread_kind, title) select organization_id, $2, channel_id, thread_key, thread_kind, title from comm_conversations where id = $1",
      [chat, newId("cnv")],
    );
    expect(await on(method, path, body)).toMatchObject({
      status: 409,
      body: { code: "conversation_superseded" },
    });
  });

  it.each([
    ["resolved", "post", "/closure", undefined, "reopened"],
    ["pending", "put", "/pending", undefined, "reopened"],
    ["snoozed", "put", "/snooze", { until: "2100-01-01T00:00:00Z" }, "woken"],
  ] as const)("pages 19: tells that a message opened what was %s", async (_, method, path, body, kind) => {
    await on(method, path, body);
    await makeMessage(database.owner, acme, chat, shop, "Are you there?");
    const { rows } = await database.owner.query<{ event: object; author_kind: string }>(
      "select event, author_kind from comm_messages where conversation_id = $1 and kind = 'event' order by received_at desc limit 1",
      [chat],
    );
    expect(rows).toEqual([{ event: { kind }, author_kind: "contact" }]);
    await makeMessage(database.owner, acme, chat, shop, "Hello?");
    const lines = await database.owner.query(
      "select from comm_messages where conversation_id = $1 and kind = 'event' and author_kind = 'contact'",
      [chat],
    );
    expect(lines.rowCount).toBe(1);
  });

  it("pages 9: is pending once set, until it is reopened or the customer writes", async () => {
    const { version } = (await on("put", "/pending")).body;
    expect((await on("put", "/pending")).body).toMatchObject({ status: "pending", version });
    expect((await on("delete", "/closure")).body).toMatchObject({ status: "open" });
    await on("put", "/snooze", { until: tomorrow() });
    expect((await on("put", "/pending")).body).toMatchObject({ status: "pending", snoozedUntil: null });
    await makeMessage(database.owner, acme, chat, shop, "Here is the number.");
    expect((await on("get", "")).body).toMatchObject({ status: "open" });
  });

  it("sleeps until a moment to come, wakes when told and when the customer writes", async () => {
    expect((await on("put", "/snooze", { until: tomorrow() })).body).toMatchObject({ status: "snoozed" });
    expect((await on("delete", "/snooze")).body).toMatchObject({ status: "open", snoozedUntil: null });
    await on("put", "/snooze", { until: tomorrow() });
    await makeMessage(database.owner, acme, chat, shop, "Are you there?");
    expect((await on("get", "")).body).toMatchObject({ status: "open", snoozedUntil: null });
  });

  it("does not sleep until a moment that has passed", async () => {
    expect(await on("put", "/snooze", { until: "2020-01-01T00:00:00Z" })).toMatchObject({
      status: 422,
      body: { code: "snooze_past" },
    });
  });

  it.each([
    ["0000-01-01T00:00:00Z", 422, undefined],
    ["1969-12-31T23:59:59.999Z", 422, undefined],
    ["2100-01-01T00:00:00.123+23:59", 200, "2099-12-31T00:01:00.123Z"],
    ["2100-01-01T00:00:00-23:59", 200, "2100-01-01T23:59:00.000Z"],
    ["9999-12-31T23:59:59Z", 200, "9999-12-31T23:59:59.000Z"],
  ])("asked to sleep until %s answers %i", async (until, status, snoozedUntil) => {
    const answer = await on("put", "/snooze", { until });
    expect([answer.status, answer.body["snoozedUntil"]]).toEqual([status, snoozedUntil]);
  });

  it("is not reopened by waking what is resolved", async () => {
    await on("post", "/closure");
    expect((await on("delete", "/snooze")).body).toMatchObject({ status: "resolved" });
  });

  it("has a priority and labels that exist", async () => {
    expect((await on("put", "/priority", { priority: "urgent" })).body).toMatchObject({ priority: "urgent" });
    expect(await on("put", "/labels", { labelIds: [newId("lbl")] })).toMatchObject({
      status: 404,
      body: { code: "label_unknown" },
    });
    expect((await on("put", "/priority", { priority: "dire" })).status).toBe(422);
  });

  it("is somebody's who is a member, or nobody's", async () => {
    expect((await on("put", "/assignee", { userId: ada.userId })).body).toMatchObject({
      assignee: { name: "Ada" },
    });
    expect((await on("put", "/assignee", { userId: null })).body).toMatchObject({ assignee: null });
    const stranger = await makeMember(
      database.owner,
      await makeOrganization(database.owner, "Globex"),
      "Stranger",
    );
    expect(await on("put", "/assignee", { userId: stranger.userId })).toMatchObject({
      status: 404,
      body: { code: "member_unknown" },
    });
  });
});

describe("what a member has seen", () => {
  it("is their own, and told to their own pages", async () => {
    seen.length = 0;
    expect((await on("put", "/read")).body).toMatchObject({ unread: 0 });
    expect((await on("delete", "/read")).body).toMatchObject({ unread: 1 });
    expect(seen).toEqual(["Ada", "Ada"]);
  });

  it("is no more for calling it unread: who has seen nothing has all of it to see", async () => {
    for (const text of ["Two", "Three"]) await makeMessage(database.owner, acme, chat, shop, text);
    expect((await on("delete", "/read")).body).toMatchObject({ unread: 3 });
  });

  it("marking as unread twice, or where nobody wrote, counts no further", async () => {
    await on("delete", "/read");
    expect((await on("delete", "/read")).body).toMatchObject({ unread: 1 });
    const silent = await begin("Silent");
    expect((await ask("delete", `/conversations/${silent}/read`)).body).toMatchObject({ unread: 0 });
  });
});

describe("somebody else's organization", () => {
  it("finds nothing here, by any route", async () => {
    const stranger = await makeMember(
      database.owner,
      await makeOrganization(database.owner, "Globex"),
      "Stranger",
      "owner",
    );
    const label = { labelIds: [] };
    const text = { clientKey: randomUUID(), text: { text: "Hi", marks: [] } };
    const tries: [string, string, unknown?][] = [
      ["get", ""],
      ["get", "/messages"],
      ["post", "/replies", text],
      ["post", "/notes", text],
      ["put", "/assignee", { userId: null }],
      ["put", "/priority", { priority: "low" }],
      ["put", "/labels", label],
      ["post", "/closure"],
      ["delete", "/closure"],
      ["put", "/pending"],
      ["put", "/snooze", { until: tomorrow() }],
      ["delete", "/snooze"],
      ["put", "/read"],
      ["delete", "/read"],
      ["post", "/typing"],
    ];
    expect(tries).toHaveLength(conversationEndpoints.length - 2);
    for (const [method, path, body] of tries)
      expect([path, await on(method, path, body, stranger)]).toMatchObject([
        path,
        { status: 404, body: { code: "conversation_unknown" } },
      ]);
    expect(await names("status=all", stranger)).toEqual([]);
  });
});
