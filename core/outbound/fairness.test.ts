import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { ChannelAccess } from "../channels/index.ts";
import { queueOperation, claimDeliveries } from "../deliveries/index.ts";
import { inOrganization } from "../database/index.ts";
import type { ConversationId, MessageId } from "../kernel/ids.ts";
import type { Capabilities, Receipt } from "../protocol/index.ts";
import { testDatabase } from "../testing/database.ts";
import { openOutgoing, type Outgoing } from "../testing/factories/outgoing.ts";
import { scriptPlatform, sent, type ScriptedPlatform } from "../testing/scripted-connector.ts";
import { createDeliverer, type Deliverer } from "./deliver-message.ts";
import { sendEphemeral } from "./send-ephemeral.ts";

const database = await testDatabase();
const AWAY: Receipt = { kind: "unreachable", reason: "Away." };

type Shop = Outgoing & { readonly platform: ScriptedPlatform };

let shop: Shop;
let other: Shop;
let now: number;
let paused: string[];
let deliverer: Deliverer;

async function openShop(more: Partial<Capabilities> = {}): Promise<Shop> {
  const platform = scriptPlatform(more);
  return { ...(await openOutgoing(database, platform)), platform };
}

/** A process that serves both. */
function openProcess(...shops: readonly Shop[]): Deliverer {
  const channels: Pick<ChannelAccess, "open" | "forget"> = {
    open: async (id) => (await shops.find((one) => one.channelId === id)?.channels.open(id)) ?? null,
    forget: () => {},
  };
  return createDeliverer({
    database,
    channels,
    readAttachment: async () => new Uint8Array(),
    announce: () => {},
    onUnauthorised: () => {},
    onSendingPaused: (id) => paused.push(id),
    clock: () => now,
  });
}

async function begin(more: Partial<Capabilities> = {}) {
  [shop, other] = [await openShop(more), await openShop()];
  [now, paused] = [Date.now(), []];
  deliverer = openProcess(shop, other);
}

beforeEach(() => begin());
afterEach(() => database.owner.query("truncate comm_deliveries cascade"));

/** Queues words nobody has begun to send, each in a conversation of its own unless one is named. */
async function queue(at: Shop, words: readonly string[], chat?: ConversationId): Promise<MessageId[]> {
  const messages: MessageId[] = [];
  for (const text of words)
    messages.push((await at.say(chat ?? (await at.startConversation()), text, {}, false)).messageId);
  return messages;
}

/** What the sweeper does. */
const sweep = async (by = deliverer) =>
  (await claimDeliveries(database, 200, by.crowded())).forEach(by.enqueue);

const numbered = (word: string, count: number) => Array.from({ length: count }, (_, at) => `${word} ${at}`);

describe("claims", () => {
  it("take channels in turn, however long one's backlog and however old", async () => {
    await queue(shop, numbered("backlog", 20));
    await queue(other, numbered("fresh", 3));
    const claimed = await claimDeliveries(database, 6);
    const of = (at: Shop) => claimed.filter((one) => one.channelId === at.channelId).length;
    expect([of(shop), of(other)]).toEqual([3, 3]);
  });

  it("take a channel's own deliveries in their order", async () => {
    const messages = await queue(shop, numbered("word", 5));
    const claimed = await claimDeliveries(database, 2);
    const first = await Promise.all(messages.slice(0, 2).map(async (one) => (await shop.rowOf(one)).id));
    expect(claimed.map((one) => one.id).toSorted()).toEqual(first.toSorted());
  });

  it("leave a channel alone of which enough waits here", async () => {
    await queue(shop, numbered("word", 3));
    expect(await claimDeliveries(database, 6, [shop.channelId])).toEqual([]);
  });
});

describe("with two channels of which one never answers", () => {
  it("the other's messages all go, each conversation in its order", async () => {
    shop.platform.answer = () => new Promise(() => {});
    await queue(shop, numbered("hangs", 130));
    const chats = [await other.startConversation(), await other.startConversation()];
    for (const chat of chats) await queue(other, numbered(chat, 3), chat);
    await expect
      .poll(async () => {
        await sweep();
        return other.platform.heard.length;
      })
      .toBe(6);
    for (const chat of chats)
      expect(other.platform.heard.filter((text) => text.startsWith(chat))).toEqual(numbered(chat, 3));
    // Half of the slots, and not one more, wait for the platform that hangs.
    await expect.poll(() => shop.platform.heard.length).toBe(64);
    await sweep();
    expect(shop.platform.heard).toHaveLength(64);
  });
});

describe("a thread whose rate is used up", () => {
  beforeEach(() => begin({ rate: { perChannelPerSecond: 100, perThreadPerSecond: 0.1, perThreadBurst: 2 } }));

  it("waits in its row, in its order, and holds nobody else back", async () => {
    const chat = await shop.startConversation();
    const [, , third, fourth] = await queue(shop, ["one", "two", "three", "four"], chat);
    if (!third || !fourth) throw new Error("Too little was said.");
    await sweep();
    await expect.poll(() => shop.rowOf(third)).toMatchObject({ state: "queued", waits: true, leased: false });
    await queue(shop, ["elsewhere"]);
    await sweep();
    await deliverer.idle();
    expect(shop.platform.heard).toEqual(["one", "two", "elsewhere"]);
    now += 10_000;
    await shop.letTimePass();
    await sweep();
    await deliverer.idle();
    expect([shop.platform.heard.at(-1), (await shop.rowOf(fourth)).state]).toEqual(["three", "queued"]);
  });

  it("goes on with a long message where it stands, and that it waited is no try", async () => {
    const [message] = await queue(shop, ["one|two|three"]);
    if (!message) throw new Error("Nothing was said.");
    await sweep();
    await expect.poll(() => shop.rowOf(message)).toMatchObject({ state: "queued", parts_sent: 2 });
    shop.platform.answer = () => AWAY;
    now += 10_000;
    await shop.letTimePass();
    await sweep();
    await deliverer.idle();
    expect(await shop.attemptsOf(message)).toEqual(["1.0 sent", "1.1 sent", "2.2 unreachable"]);
    const { rows } = await database.owner.query(
      "select attempts - rate_limit_waits - attempts_before_reset as tries from comm_deliveries where message_id = $1",
      [message],
    );
    expect(rows).toEqual([{ tries: 1 }]);
  });
});

describe("a channel whose rate is used up", () => {
  it("case F: gets one of forty messages of forty conversations in the same instant", async () => {
    await begin({ rate: { perChannelPerSecond: 1, perThreadPerSecond: 1 } });
    await queue(shop, numbered("word", 40));
    await sweep();
    await deliverer.idle();
    expect(shop.platform.heard).toHaveLength(1);
  });

  it("goes on as soon as there is a token, and holds nobody else back", async () => {
    await begin({ rate: { perChannelPerSecond: 4, perThreadPerSecond: 4 } });
    await queue(shop, ["first"]);
    await sweep();
    await deliverer.idle();
    await queue(shop, numbered("word", 6));
    await queue(other, ["free"]);
    await sweep();
    await deliverer.idle();
    expect([shop.platform.heard.length, other.platform.heard]).toEqual([4, ["free"]]);
    now += 1_000;
    await expect.poll(() => shop.platform.heard).toHaveLength(7);
  });
});

describe("a platform that limits the whole account", () => {
  const limited = (scope?: "channel" | "thread"): Receipt => ({
    kind: "rate_limited",
    retryAfterMs: 30_000,
    ...(scope && { scope }),
  });

  it("is left alone by every process until then, while others go on", async () => {
    shop.platform.answer = () => limited("channel");
    await queue(shop, ["one"]);
    await sweep();
    await deliverer.idle();
    await queue(shop, ["two"]);
    await queue(other, ["free"]);
    const second = openProcess(shop, other);
    const claimed = await claimDeliveries(database, 10);
    expect(claimed.map((one) => one.channelId)).toEqual([other.channelId]);
    claimed.forEach(second.enqueue);
    await second.idle();
    expect([shop.platform.heard, other.platform.heard, paused]).toEqual([
      ["one"],
      ["free"],
      [shop.channelId],
    ]);
  });

  it("case F: gets nothing of forty messages that were handed here before it said so", async () => {
    const numbers = numbered("word", 40);
    shop.platform.answer = () => limited("channel");
    await queue(shop, ["first", ...numbers]);
    const [first, ...others] = await claimDeliveries(database, 41);
    if (first) deliverer.enqueue(first);
    await deliverer.idle();
    others.forEach(deliverer.enqueue);
    await deliverer.idle();
    expect([others.length, shop.platform.heard, paused]).toEqual([40, ["first"], [shop.channelId]]);
  });

  it("gets nothing that another process has begun meanwhile", async () => {
    const second = openProcess(shop, other);
    await database.owner.query(
      "update comm_channels set sending_paused_until = clock_timestamp() + interval '1 minute' where id = $1",
      [shop.channelId],
    );
    const { messageId, delivery } = await shop.say(await shop.startConversation(), "one");
    second.enqueue(delivery);
    await second.idle();
    expect([shop.platform.heard, await shop.rowOf(messageId)]).toMatchObject([
      [],
      { state: "queued", waits: true, leased: false },
    ]);
  });

  it("gets what waited once its time is over", async () => {
    shop.platform.answer = (_, number) => (number === 1 ? limited("channel") : sent(String(number)));
    await queue(shop, ["one"]);
    await sweep();
    await deliverer.idle();
    await queue(shop, ["two"]);
    now += 30_000;
    await shop.letTimePass();
    await sweep();
    await deliverer.idle();
    expect(shop.platform.heard.toSorted()).toEqual(["one", "one", "two"]);
  });

  it("is known by two limited threads where it names no scope", async () => {
    shop.platform.answer = () => limited();
    await queue(shop, ["one"]);
    await sweep();
    await deliverer.idle();
    expect(paused).toEqual([]);
    await queue(shop, ["two"]);
    await sweep();
    await deliverer.idle();
    expect([paused, shop.platform.heard]).toEqual([[shop.channelId], ["one", "two"]]);
  });

  it("is not meant where it names threads, however many", async () => {
    shop.platform.answer = () => limited("thread");
    await queue(shop, ["one", "two", "three"]);
    await sweep();
    await deliverer.idle();
    expect([paused, shop.platform.heard.length]).toEqual([[], 3]);
  });

  it("is not shown that somebody types either", async () => {
    const channel = await shop.channels.open(shop.channelId);
    if (!channel) throw new Error("No channel.");
    await sendEphemeral(
      { ...channel, sendingPausedUntil: new Date(Date.now() + 60_000) },
      { kind: "typing", thread: { key: "ada", kind: "direct" } },
    );
    expect(shop.platform.heard).toEqual([]);
  });
});

describe("F12: a reaction", () => {
  let chat: ConversationId;
  let message: MessageId;

  const react = (to = message) =>
    inOrganization(database, shop.organizationId, (tx) =>
      queueOperation(tx, to, "react", { emoji: ["👍"] }, true),
    );
  const stateOfReaction = async () =>
    (
      await database.owner.query<{ state: string }>(
        "select state from comm_deliveries where operation = 'react' and message_id = $1",
        [message],
      )
    ).rows.map((row) => row.state);

  beforeEach(async () => {
    chat = await shop.startConversation();
    const queued = await shop.say(chat, "Hello");
    deliverer.enqueue(queued.delivery);
    await deliverer.idle();
    message = queued.messageId;
  });

  it.each<[string, Receipt, string]>([
    ["waits for the platform", { kind: "rate_limited", retryAfterMs: 60_000 }, "queued"],
    ["fails", { kind: "rejected", reason: "Not that one." }, "failed"],
  ])("that %s does not hold the next message back", async (_, receipt, state) => {
    shop.platform.answer = (text) => (text.startsWith("react") ? receipt : sent(text));
    const reaction = await react();
    if (reaction) deliverer.enqueue(reaction);
    await deliverer.idle();
    await queue(shop, ["next"], chat);
    await sweep();
    await deliverer.idle();
    expect([shop.platform.heard, await stateOfReaction()]).toEqual([
      ["Hello", "react ext-1", "next"],
      [state],
    ]);
  });

  it("that never gets an answer does not hold the next message back", async () => {
    shop.platform.answer = (text) => (text.startsWith("react") ? new Promise(() => {}) : sent(text));
    const reaction = await react();
    if (reaction) deliverer.enqueue(reaction);
    await expect.poll(() => shop.platform.heard).toContain("react ext-1");
    await queue(shop, ["next"], chat);
    await sweep();
    await expect.poll(() => shop.platform.heard).toContain("next");
  });

  it("that waits for the platform lets the next message begin at once, without a sweeper", async () => {
    shop.platform.answer = (text) =>
      text.startsWith("react") ? { kind: "rate_limited", retryAfterMs: 60_000 } : sent(text);
    const reaction = await react();
    if (reaction) deliverer.enqueue(reaction);
    await deliverer.idle();
    const { leased, delivery } = await shop.say(chat, "next");
    expect(leased).toBe(true);
    deliverer.enqueue(delivery);
    await deliverer.idle();
    expect(shop.platform.heard.at(-1)).toBe("next");
  });

  it("goes at once although the conversation's next message waits", async () => {
    shop.platform.answer = (text) =>
      text === "next" ? { kind: "rate_limited", retryAfterMs: 60_000 } : sent(text);
    await queue(shop, ["next"], chat);
    await sweep();
    await deliverer.idle();
    const reaction = await react();
    if (reaction) deliverer.enqueue(reaction);
    await deliverer.idle();
    expect([reaction === null, await stateOfReaction()]).toEqual([false, ["sent"]]);
  });

  it("waits for the message it belongs to, and follows it without a sweeper", async () => {
    let arrive: (receipt: Receipt) => void = () => {};
    shop.platform.answer = (text) =>
      text === "next" ? new Promise((resolve) => (arrive = resolve)) : sent(text);
    const next = await shop.say(chat, "next");
    deliverer.enqueue(next.delivery);
    await expect.poll(() => shop.platform.heard).toContain("next");
    expect([await react(next.messageId), await claimDeliveries(database, 10)]).toEqual([null, []]);
    arrive(sent("next-1"));
    await expect.poll(() => shop.platform.heard.at(-1)).toBe("react next-1");
    await deliverer.idle();
  });
});
