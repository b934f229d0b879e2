import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { claimDeliveries, recoverStuckSends, beginSending } from "../deliveries/index.ts";
import { receiveWebhook } from "../inbound/index.ts";
import type { ConversationId, MessageId } from "../kernel/ids.ts";
import type { InboundEvent, MessageReceived, Receipt } from "../protocol/index.ts";
import { testDatabase } from "../testing/database.ts";
import { openOutgoing, type Outgoing } from "../testing/factories/outgoing.ts";
import { makeInboundMessage } from "../testing/factories/inbound-message.ts";
import { accessTo, inboundDeps, openScripted } from "../testing/scripted-channel.ts";
import { scriptPlatform, type ScriptedPlatform } from "../testing/scripted-connector.ts";
import { createDeliverer, type Deliverer } from "./deliver-message.ts";

const database = await testDatabase();
const NOW = "2026-06-01T10:00:00.000Z";
const quiet = {
  database,
  readAttachment: async () => new Uint8Array(),
  announce: () => {},
  onUnauthorised: () => {},
};

let platform: ScriptedPlatform;
let shop: Outgoing;
let chat: ConversationId;
let deliverer: Deliverer;

beforeEach(async () => {
  platform = scriptPlatform();
  shop = await openOutgoing(database, platform);
  chat = await shop.startConversation();
  deliverer = createDeliverer({ ...quiet, channels: shop.channels });
});
afterEach(() => database.owner.query("truncate comm_deliveries cascade"));

async function deliver(text: string, answer: ScriptedPlatform["answer"], more = {}): Promise<MessageId> {
  platform.answer = answer;
  const { messageId, delivery } = await shop.say(chat, text, more);
  deliverer.enqueue(delivery);
  await deliverer.idle();
  return messageId;
}

/** The platform tells these events. */
async function tell(...events: readonly InboundEvent[]): Promise<void> {
  const channel = openScripted(shop.organizationId, shop.channelId);
  const body = new TextEncoder().encode(JSON.stringify([{ events }]));
  await receiveWebhook(inboundDeps(database, accessTo(channel)), channel.channelId, {
    method: "POST",
    path: "/",
    query: {},
    headers: { proof: "genuine" },
    withBody: (_max, use) => use(body),
  });
}

/** The platform tells what our account wrote, with this id. */
const echo = (externalId: string, more: Partial<MessageReceived> = {}): MessageReceived =>
  makeInboundMessage(shop.channelId, "our bot", "Hello", {
    externalId,
    key: externalId,
    author: "account",
    thread: { key: chat, kind: "direct" },
    occurredAt: new Date().toISOString(),
    ...more,
  }).event;
const tellEcho = (externalId: string, more: Partial<MessageReceived> = {}) => tell(echo(externalId, more));

const sent = (externalId: string, more = {}): Receipt => ({ kind: "sent", externalId, ...more });

const bubbles = async () =>
  (
    await database.owner.query<{ author: string; external_id: string | null }>(
      "select author_kind as author, external_id from comm_messages where organization_id = $1 and kind = 'message' order by sent_at",
      [shop.organizationId],
    )
  ).rows.map(({ author, external_id }) => `${author} ${external_id}`);
const furtherIds = async (messageId: MessageId) =>
  (
    await database.owner.query<{ external_id: string }>(
      "select external_id from comm_message_parts where message_id = $1 order by 1",
      [messageId],
    )
  ).rows.map((row) => row.external_id);
const conversation = async () =>
  (
    await database.owner.query<Record<string, unknown>>(
      "select message_count, last_message_id, waiting_since is not null as waiting, coalesce(bot_paused_until > now(), false) as paused from comm_conversations where id = $1",
      [chat],
    )
  ).rows[0];
const removed = async () =>
  (
    await database.owner.query("select from outbox where organization_id = $1 and kind = 'message_removed'", [
      shop.organizationId,
    ])
  ).rowCount;

describe("case A: the echo of our message comes before the answer to our call", () => {
  it("and is one message, ours, with the platform's name, and the other one is gone", async () => {
    const message = await deliver("Hello", async () => {
      await tellEcho("D:1");
      return sent("D:1");
    });
    expect(await bubbles()).toEqual(["member D:1"]);
    expect(await shop.rowOf(message)).toMatchObject({ state: "sent" });
    expect(await conversation()).toMatchObject({ message_count: 1, last_message_id: message });
    expect(await removed()).toBe(1);
  });

  it("and what happened to it meanwhile happened to our message", async () => {
    const from = { identities: [{ kind: "user_id", value: "Linus" }], name: "Linus" } as const;
    const message = await deliver("Hello", async () => {
      await tellEcho("D:1");
      const thread = { key: chat, kind: "direct" } as const;
      await tell(
        {
          kind: "reaction_changed",
          key: "r",
          occurredAt: NOW,
          thread,
          externalId: "D:1",
          from,
          emoji: ["👍"],
        },
        makeInboundMessage(shop.channelId, "Linus", "Hi", {
          thread,
          replyTo: "D:1",
          occurredAt: new Date().toISOString(),
        }).event,
      );
      return sent("D:1");
    });
    const { rows } = await database.owner.query(
      "select (select emoji from comm_reactions where message_id = $1), (select count(*)::integer from comm_messages where reply_to_id = $1) as replies",
      [message],
    );
    expect(rows).toEqual([{ emoji: "👍", replies: 1 }]);
  });

  it("for each of several calls, and each is a further name of the one message", async () => {
    const message = await deliver("One|Two", async (_, number) => {
      await tellEcho(`D:${number}`);
      return sent(`D:${number}`);
    });
    expect(await bubbles()).toEqual(["member D:1"]);
    expect(await furtherIds(message)).toEqual(["D:2"]);
    expect(await conversation()).toMatchObject({ message_count: 1 });
  });

  it("and a rule's message leaves rules awake and the customer waiting, as without its echo", async () => {
    await tell(
      makeInboundMessage(shop.channelId, "Linus", "Help!", {
        thread: { key: chat, kind: "direct" },
        occurredAt: new Date(Date.now() - 1000).toISOString(),
      }).event,
    );
    await deliver(
      "Soon",
      async () => {
        await tellEcho("D:1");
        expect(await conversation()).toMatchObject({ waiting: false, paused: true });
        return sent("D:1");
      },
      { author: { kind: "rule", id: null, name: "Greeting" }, automatic: true },
    );
    expect(await conversation()).toMatchObject({ waiting: true, paused: false });
  });

  it("with our own key: it is known at once, and never a second message", async () => {
    const message = await deliver("Hello", async () => {
      await tellEcho("D:1", { deliveryKey: await ownId() });
      expect(await bubbles()).toEqual(["member D:1"]);
      return sent("D:1");
    });
    expect(await shop.externalIdOf(message)).toBe("D:1");
    expect([await bubbles(), await removed()]).toEqual([["member D:1"], 0]);
  });

  it("by another id that the call is answered with, such as a file's: the message's own id is its name", async () => {
    const message = await deliver("A file", async () => {
      await tellEcho("ts:1", { otherIds: ["F1"] });
      return sent("F1");
    });
    expect(await bubbles()).toEqual(["member ts:1"]);
    expect(await furtherIds(message)).toEqual(["F1"]);
  });
});

/** The id of the only message of ours. */
const ownId = async () =>
  (
    await database.owner.query<{ id: string }>(
      "select id from comm_messages where organization_id = $1 and author_kind = 'member'",
      [shop.organizationId],
    )
  ).rows[0]?.id ?? "";

describe("case A: the echo comes after the answer", () => {
  it("and changes nothing, whichever call of the message it is of", async () => {
    await deliver("One|Two", (_, number) => sent(`D:${number}`));
    await tellEcho("D:1");
    await tellEcho("D:2");
    expect(await bubbles()).toEqual(["member D:1"]);
  });

  it("by our own key or by another id, and brings the message's name", async () => {
    const message = await deliver("A file", () => sent("F1"));
    await tellEcho("ts:1", { otherIds: ["F1"] });
    await tellEcho("ts:1", { deliveryKey: message });
    expect(await bubbles()).toEqual(["member ts:1"]);
    expect(await furtherIds(message)).toEqual(["F1"]);
  });

  it("and the answer was lost: then the message is sent", async () => {
    const message = await deliver("Hello", () => ({ kind: "unconfirmed", reason: "Cut." }));
    expect(await shop.rowOf(message)).toMatchObject({ state: "unconfirmed" });
    await tellEcho("D:1", { deliveryKey: message });
    expect(await shop.rowOf(message)).toMatchObject({ state: "sent" });
    expect(await bubbles()).toEqual(["member D:1"]);
  });
});

describe("case A: the echo comes first and the answer never", () => {
  const LOST: Receipt = { kind: "unconfirmed", reason: "Cut." };
  /** Waits and leases are over, and whoever is there goes on. */
  const goOn = async () => {
    await shop.letTimePass();
    await recoverStuckSends(database, () => platform.connector);
    (await claimDeliveries(database, 100)).forEach(deliverer.enqueue);
    await deliverer.idle();
  };
  const tellOurs = async (externalId: string, more: Partial<MessageReceived> = {}) =>
    tellEcho(externalId, { deliveryKey: await ownId(), ...more });

  it("and the message is sent, with nobody asked", async () => {
    const message = await deliver("Hello", async () => {
      await tellOurs("D:1");
      return LOST;
    });
    expect(await shop.rowOf(message)).toMatchObject({ state: "sent", parts_sent: 1 });
    expect(await shop.attemptsOf(message)).toEqual(["1.0 unconfirmed"]);
    expect(await bubbles()).toEqual(["member D:1"]);
  });

  it("and the calls behind it are made", async () => {
    const message = await deliver("One|Two", async (_, number) => {
      await tellOurs(`D:${number}`);
      return number === 1 ? LOST : sent("D:2");
    });
    await goOn();
    expect(platform.heard).toEqual(["One", "Two"]);
    expect(await shop.rowOf(message)).toMatchObject({ state: "sent", parts_sent: 2 });
  });

  it("and its process was killed: the message is sent, and never again", async () => {
    const { messageId, delivery } = await shop.say(chat, "Hello");
    await beginSending(database, [delivery]);
    await tellOurs("D:1");
    await goOn();
    expect(await shop.rowOf(messageId)).toMatchObject({ state: "sent" });
    expect([platform.heard, await bubbles()]).toEqual([[], ["member D:1"]]);
  });

  it("and it waits to be sent again: it is not", async () => {
    platform = scriptPlatform({ idempotency: { kind: "key", lastsMs: 600_000 } });
    shop = await openOutgoing(database, platform);
    chat = await shop.startConversation();
    deliverer = createDeliverer({ ...quiet, channels: shop.channels });
    const message = await deliver("Hello", () => LOST);
    expect(await shop.rowOf(message)).toMatchObject({ state: "queued" });
    await tellOurs("D:1");
    expect(await shop.rowOf(message)).toMatchObject({ state: "sent" });
    await goOn();
    expect(platform.heard).toEqual(["Hello"]);
  });

  it("and says nothing of the calls after the one it names", async () => {
    const message = await deliver("One|Two", async (_, number) => {
      if (number === 1) return sent("D:1");
      await tellOurs("D:0", { deliveryPart: 0 });
      return LOST;
    });
    expect(await shop.rowOf(message)).toMatchObject({ state: "unconfirmed", parts_sent: 1 });
    await tellOurs("D:2", { deliveryPart: 1 });
    expect(await shop.rowOf(message)).toMatchObject({ state: "sent", parts_sent: 2 });
  });

  it("and is of another call, known by the file that call was answered with", async () => {
    const message = await deliver("A file|Two", (_, number) => (number === 1 ? sent("F1") : LOST));
    await tellEcho("ts:1", { otherIds: ["F1"] });
    expect(await shop.rowOf(message)).toMatchObject({ state: "unconfirmed", parts_sent: 1 });
  });
});

it("case A: what our account wrote elsewhere stays a message of its own, of nobody here", async () => {
  await deliver("Hello", () => sent("D:1"));
  await tellEcho("D:7", { deliveryKey: "msg_of_somebody_else" });
  expect(await bubbles()).toEqual(["member D:1", "account D:7"]);
});

it("a poll of ours is found by the name that the platform gave it", async () => {
  const message = await deliver("Lunch?", () => sent("D:1", { pollId: "p1" }));
  const from = { identities: [{ kind: "user_id", value: "Linus" }], name: "Linus" } as const;
  const thread = { key: "Linus", kind: "direct" } as const;
  await tell({ kind: "poll_answered", key: "v", occurredAt: NOW, thread, from, pollId: "p1", options: [1] });
  const { rows } = await database.owner.query(
    "select option, author_name from comm_poll_answers where message_id = $1",
    [message],
  );
  expect(rows).toEqual([{ option: 1, author_name: "Linus" }]);
});

it("what is needed to answer in a thread is what the last sending came to", async () => {
  await deliver("Hello", () =>
    sent("D:1", { thread: { key: chat, kind: "mail", context: { answers: "D:1" } } }),
  );
  const { rows } = await database.owner.query(
    "select thread_key, thread_context from comm_conversations where id = $1",
    [chat],
  );
  expect(rows).toEqual([{ thread_key: chat, thread_context: { answers: "D:1" } }]);
});
