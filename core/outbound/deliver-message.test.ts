import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { CONVERSATION_POLICY, toReplyRow } from "../conversations/index.ts";
import {
  queueOperation,
  type SendTask,
  beginSending,
  claimDeliveries,
  nextDeliveryState,
  holdDeliveries,
  recordReceipts,
} from "../deliveries/index.ts";
import { inOrganization, openDatabase, type Database } from "../database/index.ts";
import type { ConversationId, MessageId } from "../kernel/ids.ts";
import { plain, type Receipt } from "../protocol/index.ts";
import { sessionsBlocked } from "../testing/blocked-sessions.ts";
import { testDatabase } from "../testing/database.ts";
import { openOutgoing, type Outgoing } from "../testing/factories/outgoing.ts";
import { scriptPlatform, sent, type ScriptedPlatform } from "../testing/scripted-connector.ts";
import { layWire } from "../testing/wire.ts";
import { createDeliverer, type Deliverer } from "./deliver-message.ts";

const database = await testDatabase();

let platform: ScriptedPlatform;
let shop: Outgoing;
let chat: ConversationId;
let deliverer: Deliverer;
let announced: string[];
let refused: string[];

const open = (on: Database = database): Deliverer =>
  createDeliverer({
    database: on,
    channels: shop.channels,
    readAttachment: async () => new Uint8Array(),
    announce: (id) => announced.push(id),
    onUnauthorised: (id, reason) => refused.push(`${id} ${reason}`),
  });

async function begin(capabilities: Parameters<typeof scriptPlatform>[0] = {}) {
  platform = scriptPlatform(capabilities);
  shop = await openOutgoing(database, platform);
  chat = await shop.startConversation();
  [announced, refused] = [[], []];
  deliverer = open();
}

beforeEach(() => begin());
// What a test leaves in its line is nobody's work in the next one.
afterEach(() => database.owner.query("truncate comm_deliveries cascade"));

/** Says something, carries it out as far as it goes, and answers its message. */
async function deliver(text: string, answer?: ScriptedPlatform["answer"]): Promise<MessageId> {
  if (answer) platform.answer = answer;
  const { messageId, delivery } = await shop.say(chat, text);
  deliverer.enqueue(delivery);
  await deliverer.idle();
  return messageId;
}

/** What the sweeper does when its time has come. */
async function sweep(by = deliverer) {
  await shop.letTimePass();
  (await claimDeliveries(database, 100)).forEach(by.enqueue);
  await by.idle();
}

/** A call that stays open until the test answers it. */
function gate() {
  let answer: (receipt: Receipt) => void = () => {};
  const receipt = new Promise<Receipt>((resolve) => (answer = resolve));
  return { receipt, answer };
}

describe("a message of Ada's", () => {
  it("is sent once the platform has named it", async () => {
    const message = await deliver("Hello", () => ({
      kind: "sent",
      externalId: "tg-1",
      sentAt: "2026-01-02T03:04:05Z",
      position: "77",
    }));
    expect(await shop.rowOf(message)).toMatchObject({
      state: "sent",
      attempts: 1,
      parts_sent: 1,
      leased: false,
      waits: false,
    });
    expect(
      (
        await database.owner.query("select external_id, sent_at, position from comm_messages where id = $1", [
          message,
        ])
      ).rows[0],
    ).toEqual({ external_id: "tg-1", sent_at: new Date("2026-01-02T03:04:05Z"), position: "77" });
    expect([await shop.attemptsOf(message), announced]).toEqual([["1.0 sent"], [shop.organizationId]]);
  });

  it("tells live pages of every change", async () => {
    const message = await deliver("Hello");
    const { rows } = await database.owner.query(
      "select payload from outbox where kind = 'delivery_changed' and payload ->> 'messageId' = $1 and done_at is not null",
      [message],
    );
    expect(rows).toEqual([{ payload: { messageId: message, conversationId: chat, state: "sent" } }]);
  });

  it.each<Receipt>([
    { kind: "unconfirmed", reason: "The connection broke." },
    { kind: "rejected", reason: "Blocked." },
    { kind: "rate_limited", retryAfterMs: 30_000 },
    { kind: "sent", externalId: "tg-1", sentAt: "2026-01-02T03:04:05Z", position: "77" },
  ])(
    "is a version later once it is $kind, so that no page takes an older report for the newer one",
    async (receipt) => {
      expect(await shop.versionOf(await deliver("Hello", () => receipt))).toBe(2);
    },
  );

  it("waits as long as the platform asks, and goes then", async () => {
    const message = await deliver("Hello", (_, number) =>
      number === 1 ? { kind: "rate_limited", retryAfterMs: 30_000 } : sent("1"),
    );
    expect(await shop.rowOf(message)).toMatchObject({
      state: "queued",
      reason: "The platform asked to wait 30 s.",
      waits: true,
    });
    expect(await claimDeliveries(database, 100)).toEqual([]);
    await sweep();
    expect(await shop.rowOf(message)).toMatchObject({ state: "sent", attempts: 2 });
  });

  it("keeps waiting although somebody still holds it from before", async () => {
    const { delivery } = await shop.say(chat, "Hello");
    platform.answer = () => ({ kind: "rate_limited", retryAfterMs: 30_000 });
    deliverer.enqueue(delivery);
    await deliverer.idle();
    deliverer.enqueue(delivery);
    await deliverer.idle();
    expect(platform.heard).toEqual(["Hello"]);
  });

  it("is offered eight times to a platform that is away, then failed", async () => {
    const message = await deliver("Hello", () => ({ kind: "unreachable", reason: "Nobody answers." }));
    expect(await shop.rowOf(message)).toMatchObject({ state: "queued", waits: true });
    for (let attempt = 2; attempt <= 9; attempt += 1) await sweep();
    expect(await shop.rowOf(message)).toMatchObject({
      state: "failed",
      attempts: 8,
      reason: "Nobody answers. Gave up after 8 attempts.",
      waits: false,
    });
    expect(platform.heard).toHaveLength(8);
  });

  it("is unconfirmed when the answer is lost, and never sent again by itself", async () => {
    const message = await deliver("Hello", () => ({ kind: "unconfirmed", reason: "The connection broke." }));
    await sweep();
    expect(await shop.rowOf(message)).toMatchObject({
      state: "unconfirmed",
      reason: "The connection broke.",
    });
    expect(platform.heard).toEqual(["Hello"]);
  });

  it("is sent again after a lost answer where the platform knows a repeat", async () => {
    await begin({ idempotency: { kind: "key", lastsMs: 60_000 } });
    const message = await deliver("Hello", (_, number) =>
      number === 1 ? { kind: "unconfirmed", reason: "The connection broke." } : sent("1"),
    );
    await sweep();
    expect(await shop.attemptsOf(message)).toEqual(["1.0 unconfirmed", "2.0 sent"]);
    expect((await shop.rowOf(message)).state).toBe("sent");
  });

  it.each<[string, ScriptedPlatform["answer"], string]>([
    [
      "a connector throws",
      () => {
        throw new Error("A bug of ours.");
      },
      "A bug of ours.",
    ],
    ["a call never ends", () => new Promise(() => {}), "The platform did not respond within 0.05 s."],
  ])("is unconfirmed when %s", async (_, answer, reason) => {
    await begin({ callTimeoutMs: 50 });
    expect(await shop.rowOf(await deliver("Hello", answer))).toMatchObject({ state: "unconfirmed", reason });
  });

  it.each([
    [
      "has nothing the platform can carry",
      "(nothing)",
      "The platform doesn't support anything in this message.",
    ],
    ["cannot be rendered", "(unsayable)", "Nobody can say that."],
  ])("fails when it %s", async (_, text, reason) => {
    expect(await shop.rowOf(await deliver(text))).toMatchObject({ state: "failed", reason });
    expect(platform.heard).toEqual([]);
  });

  it("fails, saying why, once the channel is gone", async () => {
    shop.use(null);
    expect(await shop.rowOf(await deliver("Hello"))).toMatchObject({
      state: "failed",
      reason: "The channel was removed.",
    });
    expect(platform.heard).toEqual([]);
  });

  it("is tried again when the channel could not be opened", async () => {
    shop.channels.open = async () => {
      throw new Error("The database is away.");
    };
    expect(await shop.rowOf(await deliver("Hello"))).toMatchObject({
      state: "queued",
      reason: "Couldn't open the channel: The database is away.",
    });
  });

  it("alarms the channel when its credentials are refused", async () => {
    expect(
      await shop.rowOf(await deliver("Hello", () => ({ kind: "unauthorised", reason: "Revoked." }))),
    ).toMatchObject({
      state: "failed",
      reason: expect.stringContaining("rejected this channel's credentials (Revoked)."),
    });
    expect(refused).toEqual([`${shop.channelId} Revoked.`]);
  });

  it("does not leave once it is deleted, even when a person sends it again", async () => {
    const { messageId, delivery } = await shop.say(chat, "Hello");
    await database.owner.query("update comm_messages set deleted_at = clock_timestamp() where id = $1", [
      messageId,
    ]);
    deliverer.enqueue(delivery);
    await deliverer.idle();
    expect(await shop.rowOf(messageId)).toMatchObject({
      state: "failed",
      reason: "Deleted before it was sent.",
    });
  });

  it("vanishes quietly when its channel is removed while it is on its way", async () => {
    const held = gate();
    platform.answer = () => held.receipt;
    const { delivery } = await shop.say(chat, "Hello");
    deliverer.enqueue(delivery);
    await expect.poll(() => platform.heard).toEqual(["Hello"]);
    await database.owner.query("delete from comm_channels where id = $1", [shop.channelId]);
    held.answer(sent("1"));
    await deliverer.idle();
    expect(
      (
        await database.owner.query(
          "select from outbox where organization_id = $1 and kind = 'delivery_changed'",
          [shop.organizationId],
        )
      ).rowCount,
    ).toBe(0);
  });
});

describe("a long message", () => {
  it("goes in several calls, each known by its own id", async () => {
    const message = await deliver("one|two|three");
    expect(platform.heard).toEqual(["one", "two", "three"]);
    expect(await shop.externalIdOf(message)).toBe("ext-1");
    const { rows } = await database.owner.query(
      "select external_id, part from comm_message_parts where message_id = $1 order by part",
      [message],
    );
    expect(rows).toEqual([
      { external_id: "ext-2", part: 1 },
      { external_id: "ext-3", part: 2 },
    ]);
  });

  it("goes on after the part that was sent", async () => {
    const message = await deliver("one|two|three", (text, number) =>
      number === 2 ? { kind: "unreachable", reason: "Away." } : sent(`${text}-${number}`),
    );
    expect(await shop.rowOf(message)).toMatchObject({ state: "queued", parts_sent: 1 });
    await sweep();
    expect(platform.heard).toEqual(["one", "two", "two", "three"]);
    expect(await shop.attemptsOf(message)).toEqual(["1.0 sent", "1.1 unreachable", "2.1 sent", "2.2 sent"]);
    expect(await shop.rowOf(message)).toMatchObject({ state: "sent", parts_sent: 3 });
  });

  it("has the whole lease for every part", async () => {
    const held = gate();
    platform.answer = (text) => (text === "two" ? held.receipt : sent(text));
    const { messageId, delivery } = await shop.say(chat, "one|two");
    deliverer.enqueue(delivery);
    await expect.poll(() => platform.heard).toEqual(["one", "two"]);
    const { rows } = await database.owner.query(
      "select lease_until - attempt_started_at > interval '90 seconds' as renewed from comm_deliveries where message_id = $1",
      [messageId],
    );
    expect(rows).toEqual([{ renewed: true }]);
    held.answer(sent("two"));
    await deliverer.idle();
  });

  it("stops at once when it is no longer this attempt's", async () => {
    const held = gate();
    platform.answer = (text) => (text === "one" ? held.receipt : sent(text));
    const { messageId, delivery } = await shop.say(chat, "one|two|three");
    deliverer.enqueue(delivery);
    await expect.poll(() => platform.heard).toEqual(["one"]);
    await database.owner.query(
      "update comm_deliveries set state = 'unconfirmed', lease_until = null where message_id = $1",
      [messageId],
    );
    held.answer(sent("one"));
    await deliverer.idle();
    expect([platform.heard, await shop.rowOf(messageId)]).toMatchObject([
      ["one"],
      { state: "unconfirmed", parts_sent: 0 },
    ]);
  });

  it("is sent when nothing is left of it", async () => {
    const { messageId, delivery } = await shop.say(chat, "one|two");
    await database.owner.query("update comm_deliveries set parts_sent = 2 where message_id = $1", [
      messageId,
    ]);
    deliverer.enqueue(delivery);
    await deliverer.idle();
    expect([platform.heard, (await shop.rowOf(messageId)).state]).toEqual([[], "sent"]);
  });
});

describe("a zombie", () => {
  it("changes nothing with its late word, not even in one breath with the living", async () => {
    const { messageId, delivery } = await shop.say(chat, "Hello");
    const [zombie] = await beginSending(database, [delivery]);
    await database.owner.query("update comm_deliveries set state = 'queued' where message_id = $1", [
      messageId,
    ]);
    const [living] = await beginSending(database, [delivery]);
    if (!zombie || !living) throw new Error("Nothing to send.");
    const word = (task: typeof zombie, id: string) => ({
      task,
      part: 0,
      partsSent: 1,
      receipt: sent(id),
      verdict: nextDeliveryState(sent(id), task.attempt, true, false, Math.random),
    });
    expect((await recordReceipts(database, [word(zombie, "late")])).accepted).toEqual([false]);
    expect((await recordReceipts(database, [word(zombie, "late"), word(living, "good")])).accepted).toEqual([
      false,
      true,
    ]);
    expect([await shop.externalIdOf(messageId), await shop.attemptsOf(messageId)]).toEqual([
      "good",
      ["2.0 sent"],
    ]);
  });
});

describe("a conversation", () => {
  it("keeps its order, one at a time, across two processes", async () => {
    let [underWay, most] = [0, 0];
    platform.answer = async (text) => {
      most = Math.max(most, (underWay += 1));
      await new Promise(setImmediate);
      underWay -= 1;
      return sent(text);
    };
    const other = openDatabase(database.url);
    const processes = [deliverer, open(other)];
    const words = Array.from({ length: 12 }, (_, number) => `word ${number}`);
    for (const word of words) await shop.say(chat, word, {}, false);
    await expect
      .poll(async () => {
        const claims = await Promise.all([claimDeliveries(database, 5), claimDeliveries(other, 5)]);
        claims.forEach((claim, index) => claim.forEach((one) => processes[index]?.enqueue(one)));
        return platform.heard;
      })
      .toEqual(words);
    await Promise.all(processes.map((one) => one.idle()));
    await other.close();
    expect(most).toBe(1);
  });

  it("goes on with the next at once, without a sweeper", async () => {
    const held = gate();
    platform.answer = (text) => (text === "one" ? held.receipt : sent(text));
    const first = await shop.say(chat, "one");
    deliverer.enqueue(first.delivery);
    const second = await shop.say(chat, "two");
    expect(second.leased).toBe(false);
    held.answer({ kind: "rejected", reason: "Blocked." });
    await expect.poll(async () => (await shop.rowOf(second.messageId)).state).toBe("sent");
  });

  it("holds what follows back while a message waits for the platform", async () => {
    await deliver("one", () => ({ kind: "rate_limited", retryAfterMs: 60_000 }));
    const second = await shop.say(chat, "two");
    expect([second.leased, await claimDeliveries(database, 10)]).toEqual([false, []]);
  });

  it("begins nothing beside what is under way, not even what a person sends again", async () => {
    const failed = await deliver("one", () => ({ kind: "rejected", reason: "Blocked." }));
    const held = gate();
    platform.answer = () => held.receipt;
    deliverer.enqueue((await shop.say(chat, "two")).delivery);
    await expect.poll(() => platform.heard).toEqual(["one", "two"]);
    await database.owner.query(
      "update comm_deliveries set state = 'queued', lease_until = null where message_id = $1",
      [failed],
    );
    expect(await claimDeliveries(database, 10)).toEqual([]);
    expect(
      await beginSending(database, [
        {
          organizationId: shop.organizationId,
          id: (await shop.rowOf(failed)).id,
          channelId: shop.channelId,
        },
      ]),
    ).toEqual([null]);
    held.answer(sent("2"));
    await expect.poll(() => platform.heard).toEqual(["one", "two", "one"]);
    await deliverer.idle();
  });

  it("begins nothing beside a rule's reply that is just being stored as under way", async () => {
    const message = await deliver("Hello");
    const reply = toReplyRow({
      organizationId: shop.organizationId,
      conversationId: chat,
      author: { kind: "rule", id: null, name: "Greeting" },
      text: plain("Hi"),
      clientKey: "x",
      automatic: false,
    });
    const storing = await database.owner.connect();
    await storing.query("begin");
    await storing.query(
      "select * from commit_rule_results('[]', $1, '{}', '{}', '30 seconds', '90 seconds', 1, $2)",
      [JSON.stringify([reply]), CONVERSATION_POLICY],
    );
    const editing = inOrganization(database, shop.organizationId, (tx) =>
      queueOperation(tx, message, "edit", {}, true),
    );
    await sessionsBlocked(database.owner, 1);
    await storing.query("commit");
    storing.release();
    expect(await editing).toBeNull();
  });

  it("takes an edit after the message it changes", async () => {
    const message = await deliver("Hello", () => sent("tg-1"));
    const edit = await inOrganization(database, shop.organizationId, (tx) =>
      queueOperation(tx, message, "edit", {}, true),
    );
    if (edit) deliverer.enqueue(edit);
    await deliverer.idle();
    expect(platform.heard).toEqual(["Hello", "edit tg-1"]);
  });

  it("refuses to change what never reached the platform", async () => {
    const message = await deliver("Hello", () => ({ kind: "rejected", reason: "Blocked." }));
    const edit = await inOrganization(database, shop.organizationId, (tx) =>
      queueOperation(tx, message, "edit", {}, true),
    );
    if (edit) deliverer.enqueue(edit);
    await deliverer.idle();
    const { rows } = await database.owner.query("select state, reason from comm_deliveries where id = $1", [
      edit?.id,
    ]);
    expect([rows, platform.heard]).toEqual([
      [{ state: "failed", reason: "This message was never delivered." }],
      ["Hello"],
    ]);
  });
});

describe("a paused channel", () => {
  it("holds what is said, and sends it in its order once it is resumed", async () => {
    await shop.pause();
    const messages = [await deliver("one"), await deliver("two")];
    for (const message of messages)
      expect(await shop.rowOf(message)).toMatchObject({
        state: "queued",
        reason: null,
        leased: false,
        waits: false,
      });
    await sweep();
    expect(platform.heard).toEqual([]);
    await shop.resume();
    await sweep();
    expect(platform.heard).toEqual(["one", "two"]);
  });

  it("is not asked for again and again", async () => {
    await shop.pause();
    const message = await deliver("Hello");
    const before = await shop.rowOf(message);
    await shop.letTimePass();
    expect([
      await claimDeliveries(database, 10),
      await shop.rowOf(message),
      await shop.attemptsOf(message),
    ]).toEqual([[], before, []]);
  });

  it("uses up no tries, however often somebody still takes it for open", async () => {
    await shop.pause();
    const { messageId, delivery } = await shop.say(chat, "Hello");
    for (let time = 0; time < 10; time += 1) {
      deliverer.enqueue(delivery);
      await deliverer.idle();
    }
    await shop.resume();
    platform.answer = () => ({ kind: "unreachable", reason: "Away." });
    await sweep();
    expect(await shop.rowOf(messageId)).toMatchObject({ state: "queued", attempts: 11, waits: true });
    platform.answer = () => sent("1");
    await sweep();
    expect([(await shop.rowOf(messageId)).state, await shop.attemptsOf(messageId)]).toEqual([
      "sent",
      ["11.0 unreachable", "12.0 sent"],
    ]);
  });

  it("keeps nobody else's line waiting", async () => {
    await shop.pause();
    await deliver("Held");
    const other = await openOutgoing(database, platform);
    await other.say(await other.startConversation(), "Free", {}, false);
    expect(await claimDeliveries(database, 1)).toMatchObject([{ organizationId: other.organizationId }]);
  });

  it("lets what is under way finish, and holds what comes after it", async () => {
    const held = gate();
    platform.answer = (text) => (text === "one" ? held.receipt : sent(text));
    const first = await shop.say(chat, "one|two");
    deliverer.enqueue(first.delivery);
    await expect.poll(() => platform.heard).toEqual(["one"]);
    await shop.pause();
    const second = await shop.say(chat, "three");
    held.answer(sent("one"));
    await deliverer.idle();
    expect([
      platform.heard,
      (await shop.rowOf(first.messageId)).state,
      (await shop.rowOf(second.messageId)).state,
    ]).toEqual([["one", "two"], "sent", "queued"]);
  });

  it("holds a long message where it stands, and a rule's reply that was stored as under way", async () => {
    const message = await deliver("one|two", (text) =>
      text === "two" ? { kind: "rate_limited", retryAfterMs: 1_000 } : sent(text),
    );
    await shop.pause();
    await sweep();
    expect(await shop.rowOf(message)).toMatchObject({ state: "queued", parts_sent: 1 });
    const { delivery, messageId } = await shop.say(await shop.startConversation(), "reply");
    const slots = deliverer.reserveSlots(1);
    const [begun] = await beginSending(database, [delivery]);
    slots.begin(begun ? [begun] : []);
    await deliverer.idle();
    expect(await shop.rowOf(messageId)).toMatchObject({ state: "queued", leased: false });
    expect(platform.heard).toEqual(["one", "two"]);
  });

  it("tells live pages that a message waits, as a later report than that it was under way", async () => {
    await shop.pause();
    const message = await deliver("Hello");
    const { rows } = await database.owner.query(
      "select payload ->> 'state' as state from outbox where kind = 'delivery_changed' and payload ->> 'messageId' = $1 and done_at is not null",
      [message],
    );
    expect([rows, await shop.versionOf(message), announced]).toEqual([
      [{ state: "queued" }],
      2,
      [shop.organizationId],
    ]);
  });

  it("takes nothing back that has gone on meanwhile", async () => {
    const { messageId, delivery } = await shop.say(chat, "Hello");
    const [zombie] = await beginSending(database, [delivery]);
    await database.owner.query("update comm_deliveries set state = 'queued' where message_id = $1", [
      messageId,
    ]);
    await beginSending(database, [delivery]);
    if (!zombie) throw new Error("Nothing to send.");
    await holdDeliveries(database, [{ task: zombie, dueInMs: 0 }]);
    expect(await shop.rowOf(messageId)).toMatchObject({ state: "sending", attempts: 2 });
  });
});

describe("many conversations", () => {
  it("are served side by side", async () => {
    const held = gate();
    platform.answer = () => held.receipt;
    for (let number = 0; number < 10; number += 1)
      deliverer.enqueue((await shop.say(await shop.startConversation(), `chat ${number}`)).delivery);
    await expect.poll(() => platform.heard).toHaveLength(10);
    held.answer({ kind: "done" });
    await deliverer.idle();
  });
});

describe("room kept for what is about to be begun", () => {
  const taskOf = async (text: string): Promise<SendTask> => {
    const { delivery } = await shop.say(await shop.startConversation(), text);
    const [task] = await beginSending(database, [delivery]);
    if (!task) throw new Error(`${text} was not begun.`);
    return task;
  };

  it("carries it out without beginning it again", async () => {
    const slots = deliverer.reserveSlots(1);
    const task = await taskOf("Hello");
    slots.begin([task]);
    await deliverer.idle();
    expect([slots.count, platform.heard, await shop.rowOf(task.messageId)]).toMatchObject([
      1,
      ["Hello"],
      { state: "sent", attempts: 1 },
    ]);
  });

  it("is kept until what its writer never heard of is queued again, and sent in its turn", async () => {
    const slots = deliverer.reserveSlots(1);
    const task = await taskOf("Hello");
    slots.requeue([{ organizationId: task.organizationId, id: task.id }]);
    await deliverer.idle();
    expect([platform.heard, await shop.rowOf(task.messageId)]).toMatchObject([
      [],
      { state: "queued", attempts: 0, leased: false },
    ]);
    await sweep();
    expect([platform.heard, await shop.rowOf(task.messageId)]).toMatchObject([
      ["Hello"],
      { state: "sent", attempts: 1 },
    ]);
  });

  it("ends where the process is full, and what is handed meanwhile waits for it", async () => {
    const held = gate();
    platform.answer = () => held.receipt;
    const rooms = Array.from({ length: 8 }, () => deliverer.reserveSlots(100));
    expect(rooms.map((room) => room.count)).toEqual([64, 32, 16, 8, 4, 2, 1, 0]);
    deliverer.enqueue((await shop.say(chat, "one")).delivery);
    deliverer.enqueue((await shop.say(await shop.startConversation(), "two")).delivery);
    await expect.poll(() => platform.heard).toEqual(["one"]);
    rooms.forEach((room) => room.begin([]));
    await expect.poll(() => platform.heard).toEqual(["one", "two"]);
    held.answer({ kind: "done" });
    await deliverer.idle();
    expect(deliverer.reserveSlots(100).count).toBe(64);
  });

  it("leaves the channel that sends most within its share", async () => {
    const held = gate();
    platform.answer = () => held.receipt;
    for (let number = 0; number < 3; number += 1)
      deliverer.enqueue((await shop.say(await shop.startConversation(), `chat ${number}`)).delivery);
    expect(deliverer.reserveSlots(100).count).toBe(61);
    held.answer(sent("1"));
  });
});

describe("a database that goes away", () => {
  it("learns a platform's answer when it is back", async () => {
    const wire = await layWire(database.url);
    const wired = openDatabase(wire.url);
    const held = gate();
    platform.answer = () => held.receipt;
    const process = open(wired);
    const { messageId, delivery } = await shop.say(chat, "Hello");
    process.enqueue(delivery);
    await expect.poll(() => platform.heard).toEqual(["Hello"]);
    wire.cut();
    held.answer(sent("tg-1"));
    await expect.poll(() => wired.system.totalCount).toBe(0);
    wire.mend();
    await process.idle();
    await wired.close();
    expect([(await shop.rowOf(messageId)).state, await shop.externalIdOf(messageId)]).toEqual([
      "sent",
      "tg-1",
    ]);
  });
});

describe("what the platform answers beside a message's id", () => {
  const threadOf = async () =>
    (
      await database.owner.query<{ thread_key: string; thread_kind: string }>(
        "select thread_key, thread_kind from comm_conversations where id = $1",
        [chat],
      )
    ).rows[0];

  it("F8: a new place for the thread is where the conversation goes on", async () => {
    const message = await deliver("Hello", () => ({
      kind: "sent",
      externalId: "new:1",
      thread: { key: "new", kind: "group" },
    }));
    expect(await shop.rowOf(message)).toMatchObject({ state: "sent" });
    expect(await threadOf()).toEqual({ thread_key: "new", thread_kind: "group" });
  });

  it("a place where only one person sees a message is not where the conversation goes on", async () => {
    const before = await threadOf();
    platform.answer = () => ({ kind: "sent", externalId: "dm:1", thread: { key: "dm", kind: "direct" } });
    const identity = { kind: "user_id", value: "linus" } as const;
    const { messageId, delivery } = await shop.say(chat, "Psst", {
      payload: { audience: { kind: "only", identity } },
    });
    deliverer.enqueue(delivery);
    await deliverer.idle();
    expect(await shop.rowOf(messageId)).toMatchObject({ state: "sent" });
    expect(await threadOf()).toEqual(before);
  });

  it.each(["+058882-04-12T10:36:27.000Z", "1970-01-01T00:00:00.000Z"])(
    "F11: an impossible time, %s, is replaced by ours, and the message is sent",
    async (sentAt) => {
      const message = await deliver("Hello", () => ({ kind: "sent", externalId: "tg-9", sentAt }));
      expect(await shop.rowOf(message)).toMatchObject({ state: "sent" });
      const { rows } = await database.owner.query<{ recent: boolean }>(
        "select abs(extract(epoch from sent_at - clock_timestamp())) < 600 as recent from comm_messages where id = $1",
        [message],
      );
      expect(rows).toEqual([{ recent: true }]);
    },
  );
});
