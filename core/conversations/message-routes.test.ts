import { beforeEach, describe, expect, it } from "vitest";
import type { MemberActor } from "../access/index.ts";
import { inOrganization } from "../database/index.ts";
import {
  newId,
  type ChannelId,
  type ConversationId,
  type MessageId,
  type OrganizationId,
} from "../kernel/ids.ts";
import type { Capabilities } from "../protocol/index.ts";
import { sessionsBlocked } from "../testing/blocked-sessions.ts";
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
import type { DeliveryState } from "../deliveries/index.ts";
import { lockMessage } from "./lock-message.ts";
import { messageEndpoints } from "./message-routes.ts";
import { readMessage } from "./queries.ts";

const database = await testDatabase();
let capabilities: Capabilities = CAPABILITIES;
const room = openRoom(
  {
    database,
    runsWorkers: true,
    channels: { open: async () => openScripted(acme, shop, scriptedConnector({ capabilities })) },
    deliver: () => {},
    typing: async () => {},
    seen: () => {},
  },
  messageEndpoints,
);

let acme: OrganizationId;
let ada: MemberActor;
let grace: MemberActor;
let shop: ChannelId;
let chat: ConversationId;

beforeEach(async () => {
  capabilities = CAPABILITIES;
  acme = await makeOrganization(database.owner);
  ada = await makeMember(database.owner, acme, "Ada", "agent");
  grace = await makeMember(database.owner, acme, "Grace", "agent");
  shop = await makeChannel(database.owner, acme);
  chat = await makeConversation(database.owner, acme, shop, await makeContact(database.owner, acme, shop));
});

/** Ada's message, delivered so far. */
async function said(
  state: DeliveryState,
  {
    body = "Hello",
    age = "0",
    externalId = state === "sent" ? newId("msg") : null,
    partsSent = 0,
    kind = "message",
  } = {},
): Promise<MessageId> {
  const id = newId("msg");
  await database.owner.query(
    "insert into comm_messages (organization_id, conversation_id, id, channel_id, direction, kind, author_kind, author_id, author_name, body, external_id, sent_at) values ($1, $2, $3, $4, 'out', $5, 'member', $6, 'Ada', $7, $8, clock_timestamp() - $9::interval)",
    [acme, chat, id, shop, kind, ada.userId, body, externalId, age],
  );
  if (kind === "message")
    await database.owner.query(
      "insert into comm_deliveries (organization_id, id, message_id, conversation_id, channel_id, state, parts_sent) values ($1, $2, $3, $4, $5, $6, $7)",
      [acme, newId("dsp"), id, chat, shop, state, partsSent],
    );
  return id;
}

const ask = (method: string, path: string, body?: unknown, who = ada) =>
  room.ask(who, method, `/messages/${path}`, body);
const edit = (id: string, text: string, who = ada) => ask("patch", id, { text: { text, marks: [] } }, who);
const operations = async (id: string) =>
  (
    await database.owner.query<{ operation: string; state: string }>(
      "select operation, state from comm_deliveries where message_id = $1 order by sequence",
      [id],
    )
  ).rows.map(({ operation, state }) => `${operation} ${state}`);

/** As if only one person of a group was shown it. */
async function showToOneOnly(id: MessageId, kind = "group"): Promise<void> {
  await database.owner.query("update comm_conversations set thread_kind = $2 where id = $1", [chat, kind]);
  await database.owner.query(
    `update comm_deliveries set payload = '{"audience":{"kind":"only","identity":{"kind":"user_id","value":"7"}}}' where message_id = $1`,
    [id],
  );
}

describe("changing what only one person of a group was shown", () => {
  const changes: [string, (id: MessageId) => ReturnType<typeof ask>][] = [
    ["its words", (id) => edit(id, "Hello there")],
    ["by taking it back", (id) => ask("delete", id)],
    ["by a reaction", (id) => ask("put", `${id}/reactions`, { emoji: ["👍"] })],
  ];

  it.each(changes)("is refused (%s), and changes nothing: it is not in the group", async (_, change) => {
    const id = await said("sent");
    await showToOneOnly(id);
    expect(await change(id)).toMatchObject({ status: 409, body: { code: "message_private" } });
    expect(await operations(id)).toEqual(["send sent"]);
    expect((await ask("get", `${id}/edits`)).body["items"]).toEqual([]);
  });

  it("is possible before it leaves, and where nobody else reads along", async () => {
    const waiting = await said("queued");
    await showToOneOnly(waiting);
    expect((await edit(waiting, "Hello there")).status).toBe(200);
    const direct = await said("sent");
    await showToOneOnly(direct, "direct");
    expect((await ask("delete", direct)).status).toBe(200);
  });
});

describe("changing what one wrote", () => {
  it("changes it here and asks the platform to", async () => {
    const id = await said("sent");
    expect(await edit(id, "Hello there")).toMatchObject({
      status: 200,
      body: { text: { text: "Hello there" }, editedAt: expect.any(String) },
    });
    expect(await operations(id)).toEqual(["send sent", "edit queued"]);
    expect((await ask("get", `${id}/edits`)).body["items"]).toMatchObject([{ text: { text: "Hello" } }]);
  });

  it("before it left changes only what will be sent", async () => {
    const id = await said("queued");
    await edit(id, "Hello there");
    expect(await operations(id)).toEqual(["send queued"]);
  });

  it.each([
    ["is on its way", "sending", 0],
    ["has left in part", "queued", 1],
  ] as const)("while it %s follows it", async (_, state, partsSent) => {
    const id = await said(state, { partsSent });
    await edit(id, "Hello there");
    expect(await operations(id)).toEqual([`send ${state}`, "edit queued"]);
  });

  it.each<[string, Partial<Capabilities>, string, string]>([
    ["the platform knows no edits", { edit: { support: "none" } }, "Hello there", "edit_not_carried"],
    ["it is too late", { edit: { support: "native", withinMs: 1000 } }, "Hello there", "edit_too_late"],
    ["it is longer than the platform takes", {}, "x".repeat(101), "text_too_long"],
    ["nothing is left", {}, "  ", "reply_empty"],
  ])("is refused in words when %s, and changes nothing", async (_, limits, text, code) => {
    capabilities = { ...CAPABILITIES, ...limits };
    const id = await said("sent", { age: "1 hour" });
    expect(await edit(id, text)).toMatchObject({
      body: { code, message: expect.stringMatching(/^[A-Z].*\.$/) },
    });
    expect(await operations(id)).toEqual(["send sent"]);
    expect((await ask("get", `${id}/edits`)).body["items"]).toEqual([]);
  });

  it("is refused for what went out in pieces", async () => {
    expect(await edit(await said("sent", { body: "x".repeat(101) }), "Short")).toMatchObject({
      status: 409,
      body: { code: "edit_of_pieces" },
    });
  });

  it("is the writer's, whoever is in charge of the conversation", async () => {
    const id = await said("sent");
    await database.owner.query("update comm_conversations set assignee_id = $2 where id = $1", [
      chat,
      grace.userId,
    ]);
    expect(await edit(id, "Mine", grace)).toMatchObject({
      status: 403,
      body: { code: "permission_missing" },
    });
    expect((await edit(id, "Hello there")).status).toBe(200);
    expect(
      (await edit(id, "By my leave", await makeMember(database.owner, acme, "Sue", "supervisor"))).status,
    ).toBe(200);
  });

  it.each([
    [
      "unconfirmed",
      "message_unconfirmed",
      "Delivery of this message is not confirmed. Mark it as delivered or resend it first.",
    ],
    [
      "delivered",
      "message_nameless",
      "Parley doesn't know this message's id on the platform. Change it in the app instead.",
    ],
  ] as const)(
    "is refused in words while it is %s and the platform told no name for it, and so is taking it back",
    async (state, code, message) => {
      const id = await said(state);
      for (const answer of [await edit(id, "Hello there"), await ask("delete", id)])
        expect(answer).toMatchObject({ status: 409, body: { code, message } });
      expect((await ask("get", `${id}/edits`)).body["items"]).toEqual([]);
    },
  );

  it("is not for a customer's words", async () => {
    const supervisor = await makeMember(database.owner, acme, "Sue", "supervisor");
    expect(
      await edit(await makeMessage(database.owner, acme, chat, shop), "Put in their mouth", supervisor),
    ).toMatchObject({ status: 409, body: { code: "message_not_ours" } });
  });
});

describe("taking back what one wrote", () => {
  it("leaves a tombstone without words, files or history, and asks the platform to", async () => {
    const id = await said("sent");
    await edit(id, "My secret");
    expect(await ask("delete", id)).toMatchObject({
      status: 200,
      body: { text: { text: "" }, parts: [], deletedAt: expect.any(String) },
    });
    expect(await operations(id)).toEqual(["send sent", "edit queued", "delete queued"]);
    expect((await ask("get", `${id}/edits`)).body["items"]).toEqual([]);
  });

  it("twice takes it back once", async () => {
    const id = await said("sent");
    await ask("delete", id);
    await ask("delete", id);
    expect(await operations(id)).toEqual(["send sent", "delete queued"]);
    expect(await edit(id, "Not so fast")).toMatchObject({ status: 409, body: { code: "message_deleted" } });
  });

  it("before it left keeps it from leaving", async () => {
    const id = await said("queued");
    await ask("delete", id);
    expect(await operations(id)).toEqual(["send failed"]);
  });

  it("of a note asks no platform", async () => {
    capabilities = { ...CAPABILITIES, delete: { support: "none" } };
    expect((await ask("delete", await said("sent", { kind: "note", externalId: null }))).status).toBe(200);
  });

  it.each<[string, Partial<Capabilities>, string]>([
    ["the platform cannot", { delete: { support: "none" } }, "delete_not_carried"],
    ["it is too late", { delete: { support: "native", withinMs: 1000 } }, "delete_too_late"],
  ])("is refused in words when %s", async (_, limits, code) => {
    capabilities = { ...CAPABILITIES, ...limits };
    expect(await ask("delete", await said("sent", { age: "1 hour" }))).toMatchObject({
      status: 409,
      body: { code },
    });
  });

  it("does not wait in a circle with a receipt of the same moment", async () => {
    const id = await said("sent");
    let deleting: ReturnType<typeof ask> | undefined;
    await inOrganization(database, acme, async (tx) => {
      await tx.client.query(
        "select from comm_deliveries where organization_id = $1 and message_id = $2 for update",
        [acme, id],
      );
      deleting = ask("delete", id);
      await sessionsBlocked(database.owner, 1);
      await tx.client.query(
        "update comm_messages set version = version + 1 where organization_id = $1 and id = $2",
        [acme, id],
      );
    });
    expect((await deleting)?.status).toBe(200);
  });
});

describe("reacting", () => {
  const react = (id: string, emoji: string[], who = ada) => ask("put", `${id}/reactions`, { emoji }, who);

  it("shows the platform one account's: the last member's count", async () => {
    const id = await makeMessage(database.owner, acme, chat, shop);
    await react(id, ["👍"]);
    expect((await react(id, ["🎉"], grace)).body["reactions"]).toMatchObject([
      { emoji: "🎉", by: { name: "Grace" } },
    ]);
    expect(await operations(id)).toEqual(["react queued", "react queued"]);
  });

  it.each<[string, Partial<Capabilities>, string[], string]>([
    ["more than the platform shows", {}, ["👍", "🎉"], "too_many_reactions"],
    [
      "one the platform does not take",
      { reaction: { support: "native", max: 1, emoji: ["👍", "❤️"] } },
      ["😂"],
      "reaction_unknown",
    ],
    [
      "where the platform has none",
      { reaction: { support: "none", max: 0 } },
      ["👍"],
      "reaction_not_carried",
    ],
  ])("is refused in words: %s", async (_, limits, emoji, code) => {
    capabilities = { ...CAPABILITIES, ...limits };
    expect((await react(await makeMessage(database.owner, acme, chat, shop), emoji)).body).toMatchObject({
      code,
    });
  });

  it("takes what the platform takes in either spelling", async () => {
    capabilities = { ...CAPABILITIES, reaction: { support: "native", max: 1, emoji: ["❤️"] } };
    for (const heart of ["❤", "❤️"])
      expect((await react(await makeMessage(database.owner, acme, chat, shop), [heart])).status).toBe(200);
  });

  it("is not given when the platform refused it, and the customer's stays; tried again it is shown again", async () => {
    const id = await makeMessage(database.owner, acme, chat, shop);
    await react(id, ["👍"]);
    await database.owner.query(
      "insert into comm_reactions (organization_id, message_id, author_kind, author_id, author_name, emoji) values ($1, $2, 'contact', 'con_1', 'Kim', '🎉')",
      [acme, id],
    );
    await database.owner.query(
      "update comm_deliveries set state = 'failed', reason = 'REACTION_INVALID', lease_until = null where message_id = $1",
      [id],
    );
    expect((await ask("post", `${id}/changes/react/retry`)).body).toMatchObject({
      reactions: [{ emoji: "👍" }, { emoji: "🎉" }],
      failedChanges: [],
    });
    await database.owner.query(
      "update comm_deliveries set state = 'failed', reason = 'REACTION_INVALID', lease_until = null where message_id = $1",
      [id],
    );
    const shown = Object(await inOrganization(database, acme, (tx) => readMessage(tx, id)));
    expect(shown).toMatchObject({
      reactions: [{ emoji: "🎉" }],
      failedChanges: [{ operation: "react", state: "failed" }],
    });
  });

  it("is refused on what nobody outside can see", async () => {
    expect(await react(await said("failed"), ["👍"])).toMatchObject({
      status: 409,
      body: { code: "message_not_sent" },
    });
  });
});

describe("a message whose fate is a person's to decide", () => {
  it("is sent again when it failed", async () => {
    const id = await said("failed");
    expect((await ask("post", `${id}/retry`)).body).toMatchObject({ delivery: { state: "queued" } });
    expect(await ask("post", `${id}/retry`)).toMatchObject({
      status: 409,
      body: { code: "delivery_settled" },
    });
  });

  it("is confirmed when it arrived after all", async () => {
    const id = await said("unconfirmed");
    expect((await ask("post", `${id}/confirmation`)).body).toMatchObject({
      delivery: { state: "sent", reason: "Marked as delivered by a member." },
    });
    expect(await ask("post", `${await said("sent")}/confirmation`)).toMatchObject({ status: 409 });
  });

  it("tells everything that was tried", async () => {
    const id = await said("failed");
    await database.owner.query(
      "insert into comm_delivery_attempts (organization_id, delivery_id, number, started_at, outcome, detail) select organization_id, id, 1, clock_timestamp(), 'rejected', 'Blocked.' from comm_deliveries where message_id = $1",
      [id],
    );
    expect((await ask("get", `${id}/delivery`)).body).toMatchObject({
      state: "failed",
      attempts: [{ number: 1, outcome: "rejected", detail: "Blocked." }],
    });
    expect((await ask("get", `${await makeMessage(database.owner, acme, chat, shop)}/delivery`)).status).toBe(
      404,
    );
  });
});

describe("the cause of a message", () => {
  it("is nobody's rule when a person wrote it", async () => {
    expect(await ask("get", `${await said("sent")}/cause`)).toMatchObject({
      status: 404,
      body: { code: "cause_unknown" },
    });
  });

  it("shows no words of a trigger that was taken back", async () => {
    const [trigger, answer] = [
      await makeMessage(database.owner, acme, chat, shop, "My secret"),
      await said("sent"),
    ];
    await database.owner.query("update comm_messages set automatic = true, caused_by = $2 where id = $1", [
      answer,
      trigger,
    ]);
    expect((await ask("get", `${answer}/cause`)).body).toMatchObject({ trigger: { preview: "My secret" } });
    await database.owner.query("update comm_messages set deleted_at = clock_timestamp() where id = $1", [
      trigger,
    ]);
    expect((await ask("get", `${answer}/cause`)).body).toMatchObject({ trigger: { preview: "" } });
  });
});

it("nothing of it is another organization's", async () => {
  const stranger = await makeMember(
    database.owner,
    await makeOrganization(database.owner, "Globex"),
    "Stranger",
    "owner",
  );
  const id = await said("sent");
  const text = { text: { text: "Hi", marks: [] } };
  const tries: [string, string, unknown?][] = [
    ["patch", "", text],
    ["delete", ""],
    ["put", "/reactions", { emoji: [] }],
    ["post", "/retry"],
    ["post", "/changes/edit/retry"],
    ["post", "/confirmation"],
    ["get", "/delivery"],
    ["get", "/edits"],
    ["get", "/cause"],
  ];
  expect(tries).toHaveLength(messageEndpoints.length);
  for (const [method, path, body] of tries)
    expect([path, await ask(method, `${id}${path}`, body, stranger)]).toMatchObject([
      path,
      { status: 404, body: { code: "message_unknown" } },
    ]);
  await expect(
    inOrganization(database, stranger.organizationId, (tx) => lockMessage(tx, id)),
  ).rejects.toMatchObject({ code: "message_unknown" });
});
