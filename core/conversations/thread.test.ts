import { randomUUID } from "node:crypto";
import { beforeEach, describe, expect, it } from "vitest";
import type { OpenChannel } from "../channels/index.ts";
import type { MemberActor } from "../access/index.ts";
import {
  newId,
  type ChannelId,
  type ConversationId,
  type MessageId,
  type OrganizationId,
} from "../kernel/ids.ts";
import type { Capabilities } from "../protocol/index.ts";
import { BARE } from "../testing/bare-capabilities.ts";
import { testDatabase } from "../testing/database.ts";
import {
  makeChannel,
  makeContact,
  makeConversation,
  makeMessage,
} from "../testing/factories/conversation.ts";
import { makeMember, makeOrganization } from "../testing/factories/organization.ts";
import { openRoom } from "../testing/room.ts";
import { CAPABILITIES, openScripted, scriptedConnector } from "../testing/scripted-channel.ts";
import { messageEndpoints } from "./message-routes.ts";
import { conversationEndpoints } from "./routes.ts";

const database = await testDatabase();
let channel: OpenChannel | null = null;
const typing: [string, string][] = [];
const room = openRoom(
  {
    database,
    runsWorkers: true,
    channels: { open: async () => channel },
    deliver: () => {},
    typing: async (actor: MemberActor, id: string) => void typing.push([actor.name, id]),
    seen: () => {},
  },
  [...conversationEndpoints, ...messageEndpoints],
);

let acme: OrganizationId;
let ada: MemberActor;
let shop: ChannelId;
let chat: ConversationId;

beforeEach(async () => {
  acme = await makeOrganization(database.owner);
  ada = await makeMember(database.owner, acme, "Ada", "agent");
  shop = await makeChannel(database.owner, acme);
  carries(CAPABILITIES);
  chat = await makeConversation(database.owner, acme, shop, await makeContact(database.owner, acme, shop));
  typing.length = 0;
});

const carries = (capabilities: Capabilities) =>
  void (channel = openScripted(acme, shop, scriptedConnector({ capabilities })));
const on = (method: string, path: string, body?: unknown, who = ada) =>
  room.ask(who, method, `/conversations/${chat}${path}`, body);
const words = (text: string, marks: readonly object[] = []) => ({ text, marks });
const reply = (more: object = {}, who = ada) =>
  on("post", "/replies", { clientKey: randomUUID(), text: words("Good day"), ...more }, who);
const note = (more: object = {}, who = ada) =>
  on("post", "/notes", { clientKey: randomUUID(), text: words("Careful"), ...more }, who);
const thread = async (query = "", who = ada) => {
  const { items, nextCursor } = (await on("get", `/messages${query}`, undefined, who)).body;
  return { items: Array.isArray(items) ? items : [], nextCursor };
};
const said = async (query = "", who = ada) =>
  (await thread(query, who)).items.map((item) => item.event?.kind ?? item.text.text);
const refusal = (field: string): unknown =>
  expect.objectContaining({
    status: 422,
    body: expect.objectContaining({ code: "request_invalid", facts: { part: "body", field } }),
  });

/** What a customer said, at a moment and a place the provider gave it. */
async function customer(text: string, at?: string, position = 0): Promise<MessageId> {
  const id = await makeMessage(database.owner, acme, chat, shop, text);
  if (at)
    await database.owner.query("update comm_messages set sent_at = $2, position = $3 where id = $1", [
      id,
      at,
      position,
    ]);
  return id;
}

describe("a message in the thread", () => {
  it("of a customer says who, when and what, and has nothing to deliver", async () => {
    const id = await customer("Hello");
    expect((await thread()).items).toEqual([
      {
        id,
        conversationId: chat,
        direction: "in",
        kind: "message",
        author: { kind: "contact", id: null, name: "Linus", avatarUrl: null },
        text: words("Hello"),
        parts: [],
        buttons: null,
        replyTo: null,
        forwardedFrom: null,
        albumKey: null,
        reactions: [],
        delivery: null,
        failedChanges: [],
        sentAt: expect.stringMatching(/Z$/),
        receivedAt: expect.stringMatching(/Z$/),
        editedAt: null,
        deletedAt: null,
        automatic: false,
        clientKey: null,
        position: "0",
        version: expect.any(Number),
        event: null,
      },
    ]);
  });

  it("of ours is the same in the answer, in the thread and under its clients' key", async () => {
    const clientKey = randomUUID();
    const { body } = await reply({
      clientKey,
      text: words("Good day", [{ kind: "bold", start: 0, end: 4 }]),
    });
    expect(body).toMatchObject({
      direction: "out",
      author: { kind: "member", id: ada.userId, name: "Ada" },
      text: words("Good day", [{ kind: "bold", start: 0, end: 4 }]),
      delivery: { state: "queued", reason: null },
      clientKey,
    });
    expect((await thread()).items).toEqual([body]);
  });

  it("that answers another shows whose it was and how it began", async () => {
    const asked = await customer(`How much?\n${"x".repeat(300)}`);
    const { body } = await reply({ replyToId: asked });
    expect(body["replyTo"]).toEqual({
      id: asked,
      authorName: "Linus",
      preview: `How much? ${"x".repeat(130)}`,
    });
  });

  it.each([
    [[[{ label: "Yes", value: "y" }]]],
    [
      [
        [
          { label: "Yes", value: "y" },
          { label: "No", value: "n" },
        ],
        [{ label: "Shop", url: "https://shop.example/" }],
      ],
    ],
  ])("keeps its buttons row by row: %j", async (buttons) =>
    expect((await reply({ buttons })).body).toMatchObject({ buttons }),
  );
});

describe("the order of a thread", () => {
  it("is the provider's: by moment, then by its own count", async () => {
    await customer("Third", "2026-06-01T10:00:01Z", 1);
    await customer("Second", "2026-06-01T10:00:00Z", 10);
    await customer("First", "2026-06-01T10:00:00Z", 9);
    expect(await said()).toEqual(["First", "Second", "Third"]);
  });

  it("holds what members did where they did it", async () => {
    await customer("Hello");
    await on("put", "/priority", { priority: "high" });
    await note();
    await on("put", "/assignee", { userId: ada.userId });
    await reply();
    await on("post", "/closure");
    expect(await said()).toEqual(["Hello", "prioritised", "Careful", "assigned", "Good day", "resolved"]);
  });

  it("is the same page by page, whatever shares a moment", async () => {
    for (let nth = 0; nth < 9; nth += 1)
      await customer(`${nth}`, `2026-06-01T10:00:0${Math.floor(nth / 4)}Z`, nth % 4);
    await note();
    const pages: unknown[][] = [];
    for (let before: unknown = ""; typeof before === "string";) {
      const { items, nextCursor } = await thread(`?limit=3${before && `&before=${before}`}`);
      pages.unshift(items.map((item) => item.text.text));
      before = nextCursor;
    }
    expect(pages.map((page) => page.length)).toEqual([1, 3, 3, 3]);
    expect(pages.flat()).toEqual(["0", "1", "2", "3", "4", "5", "6", "7", "8", "Careful"]);
  });

  it("leaves no hole where somebody may not read notes: their pages are as long", async () => {
    for (const text of ["One", "Two"]) await customer(text);
    for (let more = 0; more < 3; more += 1) await note();
    const viewer = await makeMember(database.owner, acme, "Vera", "viewer");
    expect([await said("?limit=2", viewer), (await thread("?limit=2", viewer)).nextCursor]).toEqual([
      ["One", "Two"],
      null,
    ]);
    expect(await said("?limit=2")).toEqual(["Careful", "Careful"]);
  });

  it.each(["?limit=0", "?limit=101", "?limit=all"])("is not asked for by %s", async (query) =>
    expect((await on("get", `/messages${query}`)).status).toBe(422),
  );
});

describe("a line of what members did", () => {
  const someone: unknown = expect.stringMatching(/^usr_/);

  it.each([
    ["put", "/priority", () => ({ priority: "urgent" }), { kind: "prioritised", priority: "urgent" }],
    ["put", "/assignee", () => ({ userId: ada.userId }), { kind: "assigned", to: "Ada", toId: someone }],
    [
      "put",
      "/snooze",
      () => ({ until: "2100-01-01T09:00:00+01:00" }),
      { kind: "snoozed", until: "2100-01-01T08:00:00.000Z" },
    ],
    ["post", "/closure", () => undefined, { kind: "resolved" }],
  ])("after %s %s says who and what", async (method, path, body, facts) => {
    await on(method, path, body());
    expect((await thread()).items).toMatchObject([
      {
        kind: "event",
        author: { kind: "member", id: ada.userId, name: "Ada" },
        text: words(""),
        event: { kind: facts.kind, facts },
      },
    ]);
  });

  it.each([
    ["put", "/priority", { priority: "none" }],
    ["put", "/assignee", { userId: null }],
    ["put", "/labels", { labelIds: [] }],
    ["delete", "/closure", undefined],
    ["delete", "/snooze", undefined],
    ["put", "/read", undefined],
  ] as const)("is not written where %s %s changes nothing", async (method, path, body) => {
    expect((await on(method, path, body)).status).toBe(200);
    expect(await said()).toEqual([]);
  });
});

describe("a reply", () => {
  it.each([
    [{ clientKey: "short" }, "clientKey"],
    [{ clientKey: "x".repeat(101) }, "clientKey"],
    [{ clientKey: undefined }, "clientKey"],
    [{ text: "Hi" }, "text"],
    [{ text: words("x".repeat(60_001)) }, "text.text"],
    [{ text: words("Hi", [{ kind: "bold", start: -1, end: 1 }]) }, "text.marks.0.start"],
    [{ text: words("Hi", [{ kind: "bold", start: 0.5, end: 1 }]) }, "text.marks.0.start"],
    [{ text: words("Hi", [{ kind: "blink", start: 0, end: 1 }]) }, "text.marks.0.kind"],
    [
      { text: words("Hi", [{ kind: "link", start: 0, end: 1, url: "javascript:alert(1)" }]) },
      "text.marks.0.url",
    ],
    [
      {
        text: words(
          "Hi",
          Array.from({ length: 201 }, () => ({ kind: "bold", start: 0, end: 1 })),
        ),
      },
      "text.marks",
    ],
    [{ text: words("Hi", [{ kind: "spoiler", start: 0, end: 3 }]) }, "text"],
    [{ text: words("Hi", [{ kind: "bold", start: 1, end: 1 }]) }, "text"],
    [{ text: words("Hi", [{ kind: "bold", start: 2, end: 1 }]) }, "text"],
    [{ attachmentIds: Array(11).fill("att_1") }, "attachmentIds"],
    [{ buttons: [[{ label: "", value: "y" }]] }, "buttons.0.0.label"],
    [{ buttons: [[{ label: "Yes", value: "x".repeat(1_001) }]] }, "buttons.0.0.value"],
    [{ buttons: [[{ label: "Yes" }]] }, "buttons.0.0"],
    [{ buttons: [Array.from({ length: 26 }, () => ({ label: "Yes", value: "y" }))] }, "buttons.0"],
    [{ buttons: Array.from({ length: 51 }, () => []) }, "buttons"],
  ])("is not made of %j", async (more, field) => {
    expect(await reply(more)).toEqual(refusal(field));
    expect(await said()).toEqual([]);
  });

  it.each(["javascript:alert(1)", "data:text/html,x", "vbscript:x", "file:///etc/passwd", "tg://user?id=1"])(
    "security 16: has no button or link to %s",
    async (url) => {
      expect(await reply({ buttons: [[{ label: "Go", url }]] })).toEqual(refusal("buttons.0.0.url"));
      expect(await reply({ text: words("Hi", [{ kind: "link", start: 0, end: 1, url }]) })).toEqual(
        refusal("text.marks.0.url"),
      );
      expect(await said()).toEqual([]);
    },
  );

  it.each([words(""), words(" \n\t"), words("\u00a0")])("says something: not %j", async (text) =>
    expect(await reply({ text })).toMatchObject({ status: 422, body: { code: "reply_empty" } }),
  );

  it("brings only what its platform can carry", async () => {
    carries(BARE);
    expect(await reply({ buttons: [[{ label: "Yes", value: "y" }]] })).toMatchObject({
      status: 409,
      body: { code: "buttons_not_carried", message: "Scripted doesn't support buttons." },
    });
    expect((await reply()).status).toBe(201);
  });

  it("answers no note, and nothing that a member did", async () => {
    await on("put", "/priority", { priority: "low" });
    const ids = [(await note()).body["id"], (await thread()).items[0].id];
    for (const replyToId of [...ids, "msg_1", newId("msg")])
      expect(await reply({ replyToId })).toMatchObject({ status: 404, body: { code: "message_unknown" } });
  });

  it.each([
    ["agent", 201, 201],
    ["supervisor", 201, 201],
    ["viewer", 403, 403],
    ["accountant", 403, 403],
    ["client", 404, 403],
    ["vendor", 404, 404],
  ] as const)(
    "of somebody who is %s, and whose conversation it is not, answers %i, and a note %i",
    async (role, replies, notes) => {
      const member = await makeMember(database.owner, acme, "Grace", role);
      expect([(await reply({}, member)).status, (await note({}, member)).status]).toEqual([replies, notes]);
    },
  );
});

describe("a note", () => {
  it("is once what is sent twice, and somebody else's key is theirs", async () => {
    const clientKey = randomUUID();
    const [first, again] = [await note({ clientKey }), await note({ clientKey, text: words("Else") })];
    expect([again.status, again.body["id"]]).toEqual([201, first.body["id"]]);
    expect(await said()).toEqual(["Careful"]);
    const grace = await makeMember(database.owner, acme, "Grace", "agent");
    expect(await note({ clientKey }, grace)).toMatchObject({
      status: 409,
      body: { code: "client_key_taken" },
    });
  });

  it.each([
    [{ clientKey: "short" }, "clientKey"],
    [{ text: words("x".repeat(60_001)) }, "text.text"],
  ])("is not made of %j", async (more, field) => expect(await note(more)).toEqual(refusal(field)));

  it("is written also where the customer can be told nothing any more", async () => {
    channel = null;
    await on("post", "/closure");
    expect((await note()).status).toBe(201);
    expect((await on("get", "")).body).toMatchObject({ status: "resolved" });
  });
});

describe("who takes part", () => {
  it("pages 8: is everybody in the thread who has not left, with how this channel knows them", async () => {
    const [linus, grace, gone] = await Promise.all(
      ["Linus", "Grace", "Gone"].map((name) => makeContact(database.owner, acme, shop, name)),
    );
    await database.owner.query(
      "update comm_contact_identities set username = 'linus' where organization_id = $1 and contact_id = $2",
      [acme, linus],
    );
    const elsewhere = await makeChannel(database.owner, acme);
    await database.owner.query(
      "insert into comm_contact_identities (organization_id, channel_id, kind, value, id, contact_id) values ($1, $2, 'phone', '+49', $3, $4)",
      [acme, elsewhere, newId("idn"), linus],
    );
    for (const [nth, contact] of [linus, grace, gone].entries())
      await database.owner.query(
        "insert into comm_participants (organization_id, conversation_id, contact_id, joined_at, left_at) values ($1, $2, $3, $4, $5)",
        [acme, chat, contact, `2026-06-01T10:00:0${nth}Z`, contact === gone ? "2026-06-02T10:00:00Z" : null],
      );
    expect((await on("get", "")).body["participants"]).toEqual([
      {
        id: linus,
        kind: "contact",
        contactId: linus,
        name: "Linus",
        identities: [{ kind: "user_id", value: linus, username: "linus" }],
      },
      {
        id: grace,
        kind: "contact",
        contactId: grace,
        name: "Grace",
        identities: [{ kind: "user_id", value: grace, username: null }],
      },
    ]);
  });

  it("sees that somebody types, if that somebody may write", async () => {
    expect((await on("post", "/typing")).status).toBe(204);
    const viewer = await makeMember(database.owner, acme, "Vera", "viewer");
    expect((await on("post", "/typing", undefined, viewer)).status).toBe(403);
    expect(typing).toEqual([["Ada", chat]]);
  });
});
