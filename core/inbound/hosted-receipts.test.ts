import { beforeEach, describe, expect, it } from "vitest";
import type { OpenChannel } from "../channels/index.ts";
import { newId, type ChannelId, type MessageId, type OrganizationId } from "../kernel/ids.ts";
import type { JsonObject } from "../kernel/json.ts";
import { unsafeCast } from "../kernel/trust.ts";
import type { HostsThreads, InboundEvent, ReceiptArrived } from "../protocol/index.ts";
import { testDatabase } from "../testing/database.ts";
import { makeChannel, makeContact, makeConversation } from "../testing/factories/conversation.ts";
import { makeOrganization } from "../testing/factories/organization.ts";
import { accessTo, inboundDeps, openScripted, scriptedConnector } from "../testing/scripted-channel.ts";
import { ingestPayload } from "./ingest-payload.ts";

const database = await testDatabase();
const hosts: HostsThreads = { visitorOf: () => null, origins: () => [], appearance: () => ({}) };

let acme: OrganizationId;
let channel: OpenChannel;

beforeEach(async () => {
  acme = await makeOrganization(database.owner);
  channel = openScripted(acme, await makeChannel(database.owner, acme), scriptedConnector({ hosts }));
});

/** Something the team said to a visitor, who is called as their conversation. */
async function send(): Promise<{ readonly id: MessageId; readonly visitor: string }> {
  const id = newId("msg");
  const chat: ChannelId = channel.channelId;
  const visitor = await makeConversation(
    database.owner,
    acme,
    chat,
    await makeContact(database.owner, acme, chat),
  );
  await database.owner.query(
    "insert into comm_messages (organization_id, conversation_id, id, channel_id, direction, author_kind, author_name, body, external_id, sent_at) values ($1, $2, $3, $4, 'out', 'member', 'Grace', 'Hello', $3, now())",
    [acme, visitor, id, chat],
  );
  await database.owner.query(
    "insert into comm_deliveries (organization_id, id, message_id, conversation_id, channel_id, state) values ($1, $2, $3, $4, $5, 'sent')",
    [acme, newId("dsp"), id, visitor, chat],
  );
  return { id, visitor };
}

const receipt = (visitor: string, externalId: string): ReceiptArrived => ({
  kind: "receipt_arrived",
  key: `${visitor}:delivered:${externalId}`,
  occurredAt: "2026-06-01T10:00:00.000Z",
  thread: { key: visitor, kind: "web" },
  externalId,
  state: "delivered",
});
const tell = (...events: readonly InboundEvent[]) =>
  ingestPayload(
    inboundDeps(database, accessTo(channel)),
    channel,
    { events: unsafeCast<JsonObject[]>(events) },
    "2026-06-01T10:00:00.000Z",
  );
const kept = async () =>
  (
    await database.owner.query<{ state: string }>(
      "select state from comm_inbound_events where organization_id = $1",
      [acme],
    )
  ).rows.map(({ state }) => state);
const stateOf = async (id: MessageId) =>
  (
    await database.owner.query<{ state: string }>("select state from comm_deliveries where message_id = $1", [
      id,
    ])
  ).rows[0]?.state;

describe("a hosted channel's receipt", () => {
  it("for a message it never sent is dropped, because no message is still to come", async () => {
    await tell(...Array.from({ length: 100 }, () => receipt("somebody", newId("msg"))));
    expect(await kept()).toEqual([]);
  });

  it("counts once, whatever else its request contains", async () => {
    const { id, visitor } = await send();
    await tell(receipt(visitor, newId("msg")), receipt(visitor, id), receipt(visitor, newId("msg")));
    await tell(receipt(visitor, id));
    expect([await stateOf(id), await kept()]).toEqual(["delivered", ["recorded"]]);
    expect(
      (
        await database.owner.query(
          "select from outbox where organization_id = $1 and kind = 'delivery_changed'",
          [acme],
        )
      ).rowCount,
    ).toBe(1);
  });

  it("confirms nothing for another visitor", async () => {
    const [mine, theirs] = [await send(), await send()];
    await tell(receipt(mine.visitor, theirs.id));
    expect([await stateOf(theirs.id), await kept()]).toEqual(["sent", []]);
  });

  it("of the same messages in another order causes no deadlock", async () => {
    const { id, visitor } = await send();
    const second = newId("msg");
    await database.owner.query(
      "insert into comm_messages (organization_id, conversation_id, id, channel_id, direction, author_kind, author_name, body, external_id, sent_at) select organization_id, conversation_id, $2, channel_id, direction, author_kind, author_name, body, $2, sent_at from comm_messages where id = $1",
      [id, second],
    );
    await database.owner.query(
      "insert into comm_deliveries (organization_id, id, message_id, conversation_id, channel_id, state) select organization_id, $3, $2, conversation_id, channel_id, state from comm_deliveries where message_id = $1",
      [id, second, newId("dsp")],
    );
    await Promise.all(
      Array.from({ length: 6 }, (_, turn) =>
        tell(...(turn % 2 === 0 ? [id, second] : [second, id]).map((one) => receipt(visitor, one))),
      ),
    );
    expect([await stateOf(id), await stateOf(second), await kept()]).toEqual([
      "delivered",
      "delivered",
      ["recorded", "recorded"],
    ]);
  });
});
