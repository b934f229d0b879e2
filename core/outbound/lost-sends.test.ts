import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { beginSending, claimDeliveries, MAX_ATTEMPTS, recoverStuckSends } from "../deliveries/index.ts";
import type { ConversationId, MessageId } from "../kernel/ids.ts";
import type { Idempotency, LookedUp, Receipt } from "../protocol/index.ts";
import { testDatabase } from "../testing/database.ts";
import { openOutgoing, type Outgoing } from "../testing/factories/outgoing.ts";
import { scriptPlatform, sent, type ScriptedPlatform } from "../testing/scripted-connector.ts";
import { createDeliverer, type Deliverer } from "./deliver-message.ts";

const database = await testDatabase();

const MINUTE = 60_000;
const LOST: Receipt = { kind: "unconfirmed", reason: "The connection broke." };

let platform: ScriptedPlatform;
let asked: string[];
let shop: Outgoing;
let chat: ConversationId;
let deliverer: Deliverer;

const open = (): Deliverer =>
  createDeliverer({
    database,
    channels: shop.channels,
    readAttachment: async () => new Uint8Array(),
    announce: () => {},
    onUnauthorised: () => {},
  });

/** A platform whose first answer is lost; `found`: what it says when it is asked, if it can be. */
async function begin(idempotency: Idempotency, found?: () => LookedUp) {
  platform = scriptPlatform({ idempotency });
  platform.answer = (_, number) => (number === 1 ? LOST : sent(`ext-${number}`));
  asked = [];
  if (found)
    Object.assign(platform.connector, {
      lookUp: async (_: unknown, { payload }: { payload: { text: string } }) => {
        asked.push(payload.text);
        return found();
      },
    });
  shop = await openOutgoing(database, platform);
  chat = await shop.startConversation();
  deliverer = open();
}

async function deliver(text: string): Promise<MessageId> {
  const { messageId, delivery } = await shop.say(chat, text);
  deliverer.enqueue(delivery);
  await deliverer.idle();
  return messageId;
}

/** Waits and leases are over; in another process, as after a restart. */
async function goOn() {
  await shop.letTimePass();
  deliverer = open();
  (await claimDeliveries(database, 100)).forEach(deliverer.enqueue);
  await deliverer.idle();
}

const age = (messageId: MessageId, ms: number) =>
  database.owner.query(
    `update comm_deliveries set doubted_at = doubted_at - make_interval(secs => $2 / 1000.0),
       attempt_started_at = attempt_started_at - make_interval(secs => $2 / 1000.0) where message_id = $1`,
    [messageId, ms],
  );

/** A process began to send it, and died; some time later others find it. */
async function die(text: string, msLater = 0): Promise<MessageId> {
  const { messageId, delivery } = await shop.say(chat, text);
  await beginSending(database, [delivery]);
  await age(messageId, msLater);
  await shop.letTimePass();
  await recoverStuckSends(database, () => platform.connector);
  return messageId;
}

afterEach(() => database.owner.query("truncate comm_deliveries cascade"));

describe("case E: a lost answer of a platform that can be asked", () => {
  const LOOK_UP = { kind: "look_up", lastsMs: 60 * MINUTE } as const;
  let found: () => LookedUp;
  beforeEach(async () => {
    found = () => ({ kind: "sent", externalId: "found" });
    await begin(LOOK_UP, () => found());
  });

  it("is asked for before anything is sent again: what arrived is sent", async () => {
    const message = await deliver("Hello");
    expect(await shop.rowOf(message)).toMatchObject({ state: "queued", waits: true });
    await goOn();
    expect(await shop.rowOf(message)).toMatchObject({ state: "sent", parts_sent: 1 });
    expect([platform.heard, asked, await shop.externalIdOf(message)]).toEqual([
      ["Hello"],
      ["Hello"],
      "found",
    ]);
  });

  it("is sent again when the platform never had it", async () => {
    found = () => ({ kind: "absent" });
    const message = await deliver("Hello");
    await goOn();
    expect((await shop.rowOf(message)).state).toBe("sent");
    expect([platform.heard, asked]).toEqual([["Hello", "Hello"], ["Hello"]]);
  });

  it.each<[string, () => LookedUp]>([
    ["does not know", () => ({ kind: "unknown", reason: "Not now." })],
    [
      "cannot be asked",
      () => {
        throw new Error("Not now.");
      },
    ],
  ])("is asked for again and again while the platform %s, then a person decides", async (_, answer) => {
    found = answer;
    const message = await deliver("Hello");
    for (let attempt = 2; attempt < MAX_ATTEMPTS; attempt += 1) await goOn();
    expect(await shop.rowOf(message)).toMatchObject({ state: "queued", waits: true });
    await goOn();
    await goOn();
    expect(await shop.rowOf(message)).toMatchObject({ state: "unconfirmed", reason: "Not now." });
    expect([platform.heard, asked.length]).toEqual([["Hello"], MAX_ATTEMPTS - 1]);
  });

  it("is asked for too when its process died", async () => {
    const message = await die("Hello");
    await goOn();
    expect((await shop.rowOf(message)).state).toBe("sent");
    expect([platform.heard, asked]).toEqual([[], ["Hello"]]);
  });

  it("goes on behind the piece that was in doubt", async () => {
    platform.answer = (text, number) => (number === 2 ? LOST : sent(text));
    const message = await deliver("one|two|three");
    await goOn();
    expect([platform.heard, asked]).toEqual([["one", "two", "three"], ["two"]]);
    expect(await shop.rowOf(message)).toMatchObject({ state: "sent", parts_sent: 3 });
  });

  it("is not believed absent once the platform cannot find it any more", async () => {
    found = () => ({ kind: "absent" });
    const message = await deliver("Hello");
    await age(message, 2 * 60 * MINUTE);
    await goOn();
    expect((await shop.rowOf(message)).state).toBe("unconfirmed");
    expect([platform.heard, asked]).toEqual([["Hello"], []]);
  });

  it("is sent without asking when a person says so", async () => {
    const message = await deliver("Hello");
    await age(message, 2 * 60 * MINUTE);
    await goOn();
    await shop.sendAgain(message);
    await goOn();
    expect([platform.heard, asked, (await shop.rowOf(message)).state]).toEqual([
      ["Hello", "Hello"],
      [],
      "sent",
    ]);
  });
});

describe("case H: a platform that remembers a key for five minutes", () => {
  const KEY = { kind: "key", lastsMs: 5 * MINUTE } as const;
  const foundIt = (): LookedUp => ({ kind: "sent", externalId: "found" });

  it("is sent the same message again while it does", async () => {
    await begin(KEY, foundIt);
    const message = await die("Hello", MINUTE);
    platform.answer = () => sent("1");
    await goOn();
    expect([platform.heard, asked, (await shop.rowOf(message)).state]).toEqual([["Hello"], [], "sent"]);
  });

  it.each([
    ["a dead process", () => die("Hello", 24 * 60 * MINUTE)],
    [
      "a lost answer",
      async () => {
        const message = await deliver("Hello");
        platform.heard.length = 0;
        await age(message, 24 * 60 * MINUTE);
        return message;
      },
    ],
  ])("is not sent it a day after %s: a person decides", async (_, lose) => {
    await begin(KEY);
    const message = await lose();
    await goOn();
    expect([platform.heard, (await shop.rowOf(message)).state]).toEqual([[], "unconfirmed"]);
  });

  it("is asked for it a day later, where it can be", async () => {
    await begin(KEY, foundIt);
    const message = await die("Hello", 24 * 60 * MINUTE);
    await goOn();
    expect([platform.heard, asked]).toEqual([[], ["Hello"]]);
    expect(await shop.externalIdOf(message)).toBe("found");
  });

  it("has the time of a call left to hear the repeat", async () => {
    await begin(KEY);
    const message = await die("Hello", 5 * MINUTE - 1_000);
    await goOn();
    expect([platform.heard, (await shop.rowOf(message)).state]).toEqual([[], "unconfirmed"]);
  });
});
