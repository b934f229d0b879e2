import { expect, it } from "vitest";
import { readOrganization } from "../database/index.ts";
import type { MessageId } from "../kernel/ids.ts";
import { testDatabase } from "../testing/database.ts";
import { makeChannel } from "../testing/factories/conversation.ts";
import { makeInboundMessage } from "../testing/factories/inbound-message.ts";
import { makeOrganization } from "../testing/factories/organization.ts";
import { readMessages } from "./queries.ts";
import { createRecorder } from "./record-inbound.ts";

const database = await testDatabase();
const minutesAgo = (minutes: number) => new Date(Date.now() - minutes * 60_000).toISOString();

it("a message that arrived long after it was written says so, and stands where it was written", async () => {
  const acme = await makeOrganization(database.owner);
  const shop = await makeChannel(database.owner, acme);
  const record = createRecorder(database, false);
  const say = (text: string, position: string, occurredAt: string) =>
    record(makeInboundMessage(shop, "Ada", text, { position, occurredAt }));
  await say("Now", "3", minutesAgo(0));
  await say("An hour ago", "1", minutesAgo(60));
  await say("A minute ago", "2", minutesAgo(1));
  const { rows } = await database.owner.query<{ id: MessageId }>(
    "select id from comm_messages where organization_id = $1 order by sent_at, position",
    [acme],
  );
  const found = await readOrganization(database, acme, (tx) =>
    readMessages(
      tx,
      rows.map(({ id }) => id),
    ),
  );
  const late = new Map(found.map((message) => [message.text.text, message.late]));
  const inOrder = found.toSorted((one, other) => one.sentAt.localeCompare(other.sentAt));
  expect(inOrder.map(({ text }) => [text.text, late.get(text.text)])).toEqual([
    ["An hour ago", true],
    ["A minute ago", undefined],
    ["Now", undefined],
  ]);
});
