import { beforeEach, describe, expect, it } from "vitest";
import type { OpenChannel } from "../channels/index.ts";
import { readMessage } from "../conversations/index.ts";
import { inOrganization } from "../database/index.ts";
import { newId, type ConversationId, type MessageId, type OrganizationId } from "../kernel/ids.ts";
import { unsafeCast } from "../kernel/trust.ts";
import { testDatabase } from "../testing/database.ts";
import {
  makeChannel,
  makeContact,
  makeConversation,
  makeMessage,
} from "../testing/factories/conversation.ts";
import { makeOrganization } from "../testing/factories/organization.ts";
import { openScripted } from "../testing/scripted-channel.ts";
import { applyInboundEvent, type OtherEvent } from "./apply-inbound-event.ts";

const database = await testDatabase();

let acme: OrganizationId;
let channel: OpenChannel;
let chat: ConversationId;
let album: MessageId;

/** Three pictures that were one message of ours. */
beforeEach(async () => {
  acme = await makeOrganization(database.owner);
  channel = openScripted(acme, await makeChannel(database.owner, acme));
  const contact = await makeContact(database.owner, acme, channel.channelId);
  chat = await makeConversation(database.owner, acme, channel.channelId, contact);
  album = await makeMessage(database.owner, acme, chat, channel.channelId, "Three lamps");
  await database.owner.query("update comm_messages set external_id = 'p1', direction = 'out' where id = $1", [
    album,
  ]);
  await database.owner.query(
    "insert into comm_message_parts (organization_id, channel_id, external_id, message_id, part) values ($1, $2, 'p2', $3, 0), ($1, $2, 'p3', $3, 0)",
    [acme, channel.channelId, album],
  );
});

const remove = (externalId: string) =>
  applyInboundEvent(
    database,
    channel,
    unsafeCast<OtherEvent>({
      kind: "message_deleted",
      key: newId("job"),
      occurredAt: "2026-07-01T00:00:00Z",
      thread: { key: chat, kind: "direct" },
      externalId,
    }),
    {},
  );
const seen = () => inOrganization(database, acme, (tx) => readMessage(tx, album));

describe("a message of ours that is several at the platform", () => {
  it.each(["p1", "p2"])("stays when one of them, %s, is deleted there, and says so", async (one) => {
    expect(await remove(one)).toBe("applied");
    expect(await seen()).toMatchObject({ text: { text: "Three lamps" }, deletedAt: null, partsDeleted: 1 });
  });

  it("counts one that is told twice once", async () => {
    await remove("p2");
    await remove("p2");
    expect(await seen()).toMatchObject({ partsDeleted: 1 });
  });

  it("is a tombstone once the last of them is gone", async () => {
    for (const one of ["p3", "p1", "p2"]) await remove(one);
    expect(await seen()).toMatchObject({ text: { text: "" }, deletedAt: expect.any(String) });
  });
});
