import { beforeEach, describe, expect, it } from "vitest";
import { createRecorder } from "../core/conversations/index.ts";
import { type DeliveryReference } from "../core/deliveries/index.ts";
import { newId, type OrganizationId } from "../core/kernel/ids.ts";
import { createDeliverer } from "../core/outbound/index.ts";
import type { ClaimedEvent } from "../core/outbox/index.ts";
import { plain } from "../core/protocol/index.ts";
import { testDatabase } from "../core/testing/database.ts";
import { openOutgoing, type Outgoing } from "../core/testing/factories/outgoing.ts";
import { scriptPlatform, type ScriptedPlatform } from "../core/testing/scripted-connector.ts";
import { createRelay, type RelayDependencies } from "./relay.ts";

const database = await testDatabase();

let platform: ScriptedPlatform;
let shop: Outgoing;

beforeEach(async () => {
  await database.owner.query("truncate outbox, comm_deliveries cascade");
  platform = scriptPlatform();
  shop = await openOutgoing(database, platform);
});

/** A process with as much room as the test gives it; it keeps what it is handed. */
function open(more: Partial<RelayDependencies> = {}, room = 1_000) {
  const [events, deliveries, announced]: [ClaimedEvent[], DeliveryReference[], OrganizationId[]] = [
    [],
    [],
    [],
  ];
  const keep = <T>(kept: T[]) => ({
    enqueue: (one: T) => void kept.push(one),
    capacity: () => room - kept.length,
    crowded: () => [],
    idle: async () => {},
  });
  const relay = createRelay({
    database,
    responders: keep(events),
    deliverer: keep(deliveries),
    platformOf: () => platform.connector,
    announce: (id) => announced.push(id as OrganizationId),
    ...more,
  });
  return { ...relay, events, deliveries, announced };
}

/** Customers' messages that no process works on, each in a conversation of its own. */
async function write(count: number): Promise<void> {
  const record = createRecorder(database, false);
  const at = new Date().toISOString();
  await Promise.all(
    Array.from({ length: count }, (_, number) => {
      const id = newId("job");
      return record({
        channelId: shop.channelId,
        payload: {},
        receivedAt: at,
        event: {
          kind: "message_received",
          key: id,
          occurredAt: at,
          thread: { key: id, kind: "direct" },
          externalId: id,
          position: String(number),
          author: "contact",
          from: { identities: [{ kind: "user_id", value: id }] },
          content: { text: plain("hello"), parts: [] },
        },
      });
    }),
  );
}

/** Replies nobody has begun to send. */
async function queue(count: number): Promise<void> {
  for (let number = 0; number < count; number += 1)
    await shop.say(await shop.startConversation(), `reply ${number}`, {}, false);
}

const distinct = (ids: readonly { readonly id: string }[]) => new Set(ids.map((one) => one.id)).size;

describe("a round over the rows", () => {
  it("takes over what nobody works on, and only once", async () => {
    await write(3);
    await queue(2);
    const worker = open();
    await worker.sweep();
    await worker.sweep();
    expect([worker.events.length, worker.deliveries.length]).toEqual([3, 2]);
  });

  it("takes over what a process that died had taken", async () => {
    await write(1);
    await queue(1);
    await open().sweep();
    await shop.letTimePass();
    await database.owner.query("update outbox set lease_until = clock_timestamp() - interval '1 second'");
    const heir = open();
    await heir.sweep();
    expect([heir.events[0]?.attempts, heir.deliveries.length]).toEqual([2, 1]);
  });

  it("shares a backlog among processes: each takes what it has room for", async () => {
    await write(30);
    await queue(30);
    const workers = [open({}, 12), open({}, 12), open({}, 12)];
    await Promise.all(workers.map((worker) => worker.sweep()));
    for (const { events, deliveries } of workers)
      expect(Math.max(events.length, deliveries.length)).toBeLessThanOrEqual(12);
    await Promise.all(workers.map((worker) => worker.sweep()));
    expect([
      distinct(workers.flatMap((worker) => worker.events)),
      workers.flatMap((worker) => worker.events).length,
    ]).toEqual([30, 30]);
    expect([
      distinct(workers.flatMap((worker) => worker.deliveries)),
      workers.flatMap((worker) => worker.deliveries).length,
    ]).toEqual([30, 30]);
  });

  it("takes more than a round at once where there is room", async () => {
    await write(450);
    const worker = open();
    await worker.sweep();
    expect(distinct(worker.events)).toBe(450);
  });

  it("settles what was being sent when its process died, lets the line go on, and tells live pages", async () => {
    const chat = await shop.startConversation();
    const dead = await shop.say(chat, "Hello");
    const next = await shop.say(chat, "Are you there?");
    await database.owner.query(
      "update comm_deliveries set state = 'sending', attempts = 1, lease_until = clock_timestamp() - interval '1 second' where id = $1",
      [dead.delivery.id],
    );
    const worker = open();
    await worker.sweep();
    expect([(await shop.rowOf(dead.messageId)).state, worker.deliveries, worker.announced]).toEqual([
      "unconfirmed",
      [next.delivery],
      [shop.organizationId],
    ]);
  });

  it("brings a message to the platform without anybody's news", async () => {
    await queue(3);
    const deliverer = createDeliverer({
      database,
      channels: shop.channels,
      readAttachment: async () => new Uint8Array(),
      announce: () => {},
      onUnauthorised: () => {},
    });
    await open({ deliverer }).sweep();
    await deliverer.idle();
    expect(platform.heard.toSorted()).toEqual(["reply 0", "reply 1", "reply 2"]);
  });

  it("finds replies to send although events cannot be taken over", async () => {
    await write(1);
    await queue(1);
    const worker = open({
      responders: {
        enqueue: () => {
          throw new Error("Full.");
        },
        capacity: () => 10,
      },
    });
    await expect(worker.sweep()).rejects.toThrow("Full.");
    expect(worker.deliveries).toHaveLength(1);
  });

  it("takes nothing over any more once it is stopped", async () => {
    const worker = open();
    await worker.stop();
    await write(1);
    await worker.sweep();
    expect(worker.events).toEqual([]);
  });
});
