import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { MemberActor } from "../access/index.ts";
import { readMessage } from "../conversations/index.ts";
import { messageEndpoints } from "../conversations/message-routes.ts";
import { queueOperation, beginSending, claimDeliveries, recoverStuckSends } from "../deliveries/index.ts";
import { inOrganization, readOrganization } from "../database/index.ts";
import type { ConversationId, MessageId } from "../kernel/ids.ts";
import { testDatabase } from "../testing/database.ts";
import { openOutgoing, type Outgoing } from "../testing/factories/outgoing.ts";
import { makeMember } from "../testing/factories/organization.ts";
import { openRoom } from "../testing/room.ts";
import { scriptPlatform, sent, type ScriptedPlatform } from "../testing/scripted-connector.ts";
import { createDeliverer, type Deliverer } from "./deliver-message.ts";

const database = await testDatabase();

let platform: ScriptedPlatform;
let shop: Outgoing;
let chat: ConversationId;
let sue: MemberActor;
let deliverer: Deliverer;

beforeEach(async () => {
  platform = scriptPlatform();
  shop = await openOutgoing(database, platform);
  chat = await shop.startConversation();
  sue = await makeMember(database.owner, shop.organizationId, "Sue", "supervisor");
  deliverer = createDeliverer({
    database,
    channels: shop.channels,
    readAttachment: async () => new Uint8Array(),
    announce: () => {},
    onUnauthorised: () => {},
  });
});
afterEach(() => database.owner.query("truncate comm_deliveries cascade"));

/** Asks the hub as Sue, and carries out what that leaves to do. */
async function ask(method: string, path: string, body?: unknown) {
  const room = openRoom(
    {
      database,
      runsWorkers: true,
      channels: shop.channels,
      deliver: deliverer.enqueue,
      typing: async () => {},
      seen: () => {},
    },
    messageEndpoints,
  );
  const answer = await room.ask(sue, method, `/messages/${path}`, body);
  await deliverer.idle();
  return answer;
}

async function say(text: string): Promise<MessageId> {
  const { messageId, delivery } = await shop.say(chat, text);
  deliverer.enqueue(delivery);
  await deliverer.idle();
  return messageId;
}

/** What the sweeper does when its time has come. */
async function sweep() {
  await shop.letTimePass();
  (await claimDeliveries(database, 100)).forEach(deliverer.enqueue);
  await deliverer.idle();
}

describe("a long message of which one call was lost", () => {
  it("goes on with the next one when a person says that it arrived", async () => {
    platform.answer = (text, number) =>
      text === "two" ? { kind: "unconfirmed", reason: "The connection broke." } : sent(`ext-${number}`);
    const message = await say("one|two|three");
    expect(await ask("post", `${message}/confirmation`)).toMatchObject({ status: 200 });
    expect([platform.heard, await shop.rowOf(message)]).toMatchObject([
      ["one", "two", "three"],
      { state: "sent", parts_sent: 3 },
    ]);
  });

  it("is sent at once when it was the last", async () => {
    platform.answer = (text, number) =>
      text === "two" ? { kind: "unconfirmed", reason: "The connection broke." } : sent(`ext-${number}`);
    const message = await say("one|two");
    expect((await ask("post", `${message}/confirmation`)).body).toMatchObject({
      delivery: { state: "sent", reason: "Marked as delivered by a member." },
    });
    expect([platform.heard, await shop.rowOf(message)]).toMatchObject([
      ["one", "two"],
      { state: "sent", parts_sent: 2 },
    ]);
  });

  it("is looked through again when the process that sent it died, since nobody wrote down what was left", async () => {
    const { messageId, delivery } = await shop.say(chat, "one|two");
    await beginSending(database, [delivery]);
    await shop.letTimePass();
    await recoverStuckSends(database, () => platform.connector);
    await ask("post", `${messageId}/confirmation`);
    expect([platform.heard, await shop.rowOf(messageId)]).toMatchObject([
      ["two"],
      { state: "sent", parts_sent: 2 },
    ]);
  });
});

describe("a message that waits and is tried", () => {
  it("has all its tries after any number of waits, and all of them again when a person says so", async () => {
    const away = { kind: "unreachable", reason: "Nobody answers." } as const;
    platform.answer = (_, number) => (number <= 8 ? { kind: "rate_limited", retryAfterMs: 1_000 } : away);
    const message = await say("Hello");
    for (let round = 2; round <= 15; round += 1) await sweep();
    expect(await shop.rowOf(message)).toMatchObject({ state: "queued", attempts: 15 });
    await sweep();
    expect(await shop.rowOf(message)).toMatchObject({
      state: "failed",
      attempts: 16,
      reason: "Nobody answers. Gave up after 8 attempts.",
    });
    await ask("post", `${message}/retry`);
    for (let round = 2; round <= 7; round += 1) await sweep();
    expect(await shop.rowOf(message)).toMatchObject({ state: "queued", attempts: 23 });
    await sweep();
    expect([(await shop.rowOf(message)).state, new Set(await shop.attemptsOf(message)).size]).toEqual([
      "failed",
      24,
    ]);
  });
});

describe("taking back a message that took several calls", () => {
  it("takes back all of it, and after a refusal goes on where it stopped", async () => {
    platform.answer = (text, number) =>
      text === "two" ? { kind: "sent", externalId: "album-1", otherIds: ["album-2"] } : sent(`ext-${number}`);
    const message = await say("one|two|three");
    platform.answer = (text) =>
      text === "delete album-2" ? { kind: "rejected", reason: "Not now." } : { kind: "done" };
    await ask("delete", message);
    expect(platform.heard.slice(3)).toEqual(["delete ext-1", "delete album-1", "delete album-2"]);
    platform.answer = () => ({ kind: "done" });
    await ask("post", `${message}/changes/delete/retry`);
    expect(platform.heard.slice(6)).toEqual(["delete album-2", "delete ext-3"]);
  });
});

describe("a change of a message", () => {
  const CHANGES = [
    ["edit", (id: string) => ask("patch", id, { text: { text: "Good evening", marks: [] } })],
    ["delete", (id: string) => ask("delete", id)],
    ["react", (id: string) => ask("put", `${id}/reactions`, { emoji: ["👍"] })],
  ] as const;
  const shown = async (message: MessageId) =>
    (await readOrganization(database, shop.organizationId, (tx) => readMessage(tx, message))).failedChanges;

  it.each(CHANGES)(
    "that the platform refuses (%s) is shown with why, and can be tried again",
    async (operation, make) => {
      const message = await say("Good morning");
      platform.answer = () => ({ kind: "rejected", reason: "Too old." });
      await make(message);
      expect(await shown(message)).toEqual([{ operation, state: "failed", reason: "Too old." }]);
      const before = await shop.versionOf(message);
      platform.answer = () => ({ kind: "done" });
      expect((await ask("post", `${message}/changes/${operation}/retry`)).status).toBe(200);
      expect([await shown(message), platform.heard]).toEqual([
        [],
        ["Good morning", `${operation} ext-1`, `${operation} ext-1`],
      ]);
      expect(await shop.versionOf(message)).toBe(before + 2);
      expect(await ask("post", `${message}/changes/${operation}/retry`)).toMatchObject({
        status: 409,
        body: { code: "change_settled" },
      });
    },
  );

  it.each(CHANGES)(
    "whose answer was lost (%s) is made again by itself, eight times at most",
    async (operation, make) => {
      const message = await say("Good morning");
      platform.answer = () => ({ kind: "unconfirmed", reason: "The connection broke." });
      await make(message);
      expect(await shown(message)).toEqual([]);
      for (let attempt = 2; attempt <= 9; attempt += 1) await sweep();
      expect(platform.heard).toHaveLength(9);
      expect(await shown(message)).toEqual([
        { operation, state: "unconfirmed", reason: "The connection broke." },
      ]);
    },
  );

  it("is made again when the process that asked for it died", async () => {
    const message = await say("Good morning");
    const edit = await inOrganization(database, shop.organizationId, (tx) =>
      queueOperation(tx, message, "edit", {}, true),
    );
    await beginSending(database, edit ? [edit] : []);
    await shop.letTimePass();
    await recoverStuckSends(database, () => platform.connector);
    await sweep();
    expect([platform.heard, await shown(message)]).toEqual([["Good morning", "edit ext-1"], []]);
  });

  it("is told to open pages when it fails, as a change of the message", async () => {
    const message = await say("Good morning");
    platform.answer = () => ({ kind: "rejected", reason: "Too old." });
    await ask("delete", message);
    const { rows } = await database.owner.query(
      "select kind from outbox where payload ->> 'messageId' = $1 and payload ->> 'state' = 'failed'",
      [message],
    );
    expect(rows).toEqual([{ kind: "message_changed" }]);
  });

  it("that failed counts no more once a later one of its kind happened, or the message is taken back", async () => {
    const message = await say("Good morning");
    platform.answer = (_, number) =>
      number < 4 ? { kind: "rejected", reason: "Not now." } : { kind: "done" };
    await CHANGES[0][1](message);
    await CHANGES[2][1](message);
    expect(await shown(message)).toMatchObject([{ operation: "edit" }, { operation: "react" }]);
    await CHANGES[2][1](message);
    expect(await shown(message)).toMatchObject([{ operation: "edit" }]);
    await CHANGES[1][1](message);
    expect(await shown(message)).toEqual([]);
  });
});
