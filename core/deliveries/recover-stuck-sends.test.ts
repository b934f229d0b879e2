import { beforeEach, describe, expect, it } from "vitest";
import type { Queued } from "../conversations/index.ts";
import type { Idempotency } from "../protocol/index.ts";
import { testDatabase } from "../testing/database.ts";
import { openOutgoing, type Outgoing } from "../testing/factories/outgoing.ts";
import { scriptPlatform } from "../testing/scripted-connector.ts";
import { beginSending } from "./begin-sending.ts";
import { claimDeliveries } from "./claim-deliveries.ts";
import { MAX_ATTEMPTS } from "./next-delivery-state.ts";
import { recoverStuckSends } from "./recover-stuck-sends.ts";

const database = await testDatabase();

let shop: Outgoing;
let dead: Queued;

/** A process began to send Ada's message and died. */
beforeEach(async () => {
  await database.owner.query("truncate comm_deliveries cascade");
  shop = await openOutgoing(database, scriptPlatform());
  dead = await shop.say(await shop.startConversation(), "Hello");
  await beginSending(database, [dead.delivery]);
});

const settle = (kind?: Idempotency["kind"]) =>
  recoverStuckSends(
    database,
    () => kind && scriptPlatform({ idempotency: { kind, lastsMs: 60_000 } }).connector,
  );
const row = () => shop.rowOf(dead.messageId);

describe("a send whose process died", () => {
  it("is left alone while its lease lasts", async () => {
    expect([await settle("none"), (await row()).state]).toEqual([[], "sending"]);
  });

  it.each([
    ["that forgets", "none"],
    ["that could only be looked up, by a connector that cannot", "look_up"],
    ["that nobody knows any more", undefined],
  ] as const)("is a person's to settle at a platform %s", async (_, idempotency) => {
    await shop.letTimePass();
    expect(await settle(idempotency)).toEqual([shop.organizationId]);
    expect(await row()).toMatchObject({
      state: "unconfirmed",
      reason: "The server stopped before the platform confirmed this message.",
      leased: false,
    });
    expect(await shop.attemptsOf(dead.messageId)).toEqual(["1.0 unconfirmed"]);
    expect(await shop.versionOf(dead.messageId)).toBe(2);
  });

  it("is offered again where the platform knows a repeat", async () => {
    await shop.letTimePass();
    await settle("key");
    expect((await row()).state).toBe("queued");
    expect(await claimDeliveries(database, 10)).toEqual([dead.delivery]);
  });

  it("is given up by itself when it ends every process that tries", async () => {
    await database.owner.query("update comm_deliveries set attempts = $2 where message_id = $1", [
      dead.messageId,
      MAX_ATTEMPTS,
    ]);
    await shop.letTimePass();
    await settle("key");
    expect((await row()).state).toBe("unconfirmed");
  });

  it("is settled once and shown live, though two sweepers come by", async () => {
    await shop.letTimePass();
    const [first, second] = await Promise.all([settle("none"), settle("none")]);
    expect([...first, ...second]).toContain(shop.organizationId);
    const { rows } = await database.owner.query(
      "select payload ->> 'state' as state from outbox where kind = 'delivery_changed' and payload ->> 'messageId' = $1",
      [dead.messageId],
    );
    expect(rows).toEqual([{ state: "unconfirmed" }]);
  });

  it("lets its conversation go on", async () => {
    const { rows } = await database.owner.query("select conversation_id from comm_messages where id = $1", [
      dead.messageId,
    ]);
    const next = await shop.say(rows[0].conversation_id, "Are you there?");
    await shop.letTimePass();
    expect(await claimDeliveries(database, 10)).toEqual([]);
    await settle("none");
    expect(await claimDeliveries(database, 10)).toEqual([next.delivery]);
  });
});

describe("a queued message whose process died", () => {
  it("is anybody's when the lease ends, and only one's", async () => {
    const waiting = await shop.say(await shop.startConversation(), "Hello");
    expect(await claimDeliveries(database, 10)).toEqual([]);
    await shop.letTimePass();
    const claims = await Promise.all([
      claimDeliveries(database, 10),
      claimDeliveries(database, 10),
      claimDeliveries(database, 10),
    ]);
    expect(claims.flat()).toEqual([waiting.delivery]);
  });
});
