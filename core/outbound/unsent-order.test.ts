import { expect, it } from "vitest";
import { recoverStuckSends, beginSending } from "../deliveries/index.ts";
import type { MessageId } from "../kernel/ids.ts";
import type { Receipt } from "../protocol/index.ts";
import { testDatabase } from "../testing/database.ts";
import { openOutgoing } from "../testing/factories/outgoing.ts";
import { scriptPlatform } from "../testing/scripted-connector.ts";
import { createDeliverer } from "./deliver-message.ts";

const database = await testDatabase();

/** The second in which all is written; the platform counts no smaller ones. */
const SECOND = Date.parse("2026-11-21T10:00:00.000Z");
const wholeSecond = (id: number): Receipt => ({
  kind: "sent",
  externalId: `ext-${id}`,
  sentAt: new Date(SECOND).toISOString(),
  position: String(id),
});

/** Replies of one second: the second of four goes as `answer` says, or its process dies. */
async function replies(answer: Receipt | "dies") {
  const platform = scriptPlatform({ idempotency: { kind: "none" } });
  platform.answer = (text, number) => (text === "two" && answer !== "dies" ? answer : wholeSecond(number));
  const shop = await openOutgoing(database, platform);
  const chat = await shop.startConversation();
  const deliverer = createDeliverer({
    database,
    channels: shop.channels,
    readAttachment: async () => new Uint8Array(),
    announce: () => {},
    onUnauthorised: () => {},
  });
  for (const [nth, text] of ["one", "two", "three", "four"].entries()) {
    const { messageId, delivery } = await shop.say(chat, text);
    await writtenAt(messageId, SECOND + 200 * (nth + 1));
    if (text === "two" && answer === "dies") {
      await beginSending(database, [delivery]);
      await shop.letTimePass();
      await recoverStuckSends(database, () => platform.connector);
    } else deliverer.enqueue(delivery);
    await deliverer.idle();
  }
  const { rows } = await database.owner.query<{ body: string }>(
    "select body from comm_messages where conversation_id = $1 order by sent_at, position, id",
    [chat],
  );
  return rows.map(({ body }) => body);
}

const writtenAt = (id: MessageId, ms: number) =>
  database.owner.query("update comm_messages set sent_at = $2 where id = $1", [id, new Date(ms)]);

it.each<[string, Receipt | "dies"]>([
  ["failed", { kind: "rejected", reason: "It was blocked." }],
  ["may have arrived", { kind: "unconfirmed", reason: "The connection broke." }],
  ["was being sent when its process died", "dies"],
])("a reply that %s keeps its place among those of its second", async (_, answer) => {
  expect(await replies(answer)).toEqual(["one", "two", "three", "four"]);
});
