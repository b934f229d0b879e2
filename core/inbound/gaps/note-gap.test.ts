import { beforeEach, describe, expect, it } from "vitest";
import { createRecorder } from "../../conversations/index.ts";
import type { ChannelId, OrganizationId } from "../../kernel/ids.ts";
import type { Gap } from "../../protocol/index.ts";
import { testDatabase } from "../../testing/database.ts";
import { makeInboundMessage } from "../../testing/factories/inbound-message.ts";
import { makeChannel } from "../../testing/factories/conversation.ts";
import { makeOrganization } from "../../testing/factories/organization.ts";
import { noteGap } from "./note-gap.ts";

const database = await testDatabase();

let acme: OrganizationId;
let shop: ChannelId;

beforeEach(async () => {
  acme = await makeOrganization(database.owner);
  shop = await makeChannel(database.owner, acme);
});

const minutesAgo = (minutes: number) => new Date(Date.now() - minutes * 60_000).toISOString();
const OUTAGE = { from: minutesAgo(47), to: minutesAgo(20), reason: "The history ends there." };

const note = (gap: Partial<Gap> = {}) =>
  noteGap(database, { organizationId: acme, channelId: shop }, { ...OUTAGE, recovered: false, ...gap });

/** A message of a contact in a thread of their own. */
async function write(who: string, sentAt = new Date().toISOString()): Promise<void> {
  const message = makeInboundMessage(shop, who, "Hello");
  await createRecorder(
    database,
    false,
  )({
    ...message,
    event: { ...message.event, occurredAt: sentAt, thread: { key: who, kind: "direct" } },
  });
}

type Line = { thread: string; event: { kind: string; recovered: boolean; reason: string }; sent_at: Date };
const lines = async () =>
  (
    await database.owner.query<Line>(
      "select c.thread_key as thread, m.event, m.sent_at from comm_messages m join comm_conversations c on c.id = m.conversation_id where m.organization_id = $1 and m.event ->> 'kind' = 'gap' order by c.thread_key",
      [acme],
    )
  ).rows;
const threads = async () => (await lines()).map(({ thread }) => thread);

describe("a gap", () => {
  it("of a thread stands in that thread, where it ended, with its reason", async () => {
    await write("Ada");
    await write("Grace");
    await note({ threadKey: "Ada" });
    expect(await lines()).toMatchObject([
      { thread: "Ada", event: { ...OUTAGE, recovered: false }, sent_at: new Date(OUTAGE.to) },
    ]);
  });

  it("is noted once, however often it is told", async () => {
    await write("Ada", minutesAgo(60));
    await note({ threadKey: "Ada" });
    await note({ threadKey: "Ada" });
    const { rowCount } = await database.owner.query("select from comm_gaps where channel_id = $1", [shop]);
    const { rowCount: published } = await database.owner.query(
      "select from outbox where organization_id = $1 and kind = 'channel_changed'",
      [acme],
    );
    expect([await threads(), rowCount, published]).toEqual([["Ada"], 1, 1]);
  });

  it("whose events come after all is marked as recovered", async () => {
    await write("Ada");
    await note({ threadKey: "Ada" });
    await note({ threadKey: "Ada", recovered: true });
    await note({ threadKey: "Ada" });
    expect((await lines()).map(({ event }) => event.recovered)).toEqual([true]);
  });

  it("of the whole account stands where a contact could have been cut off", async () => {
    await write("Ada");
    await write("Grace");
    await database.owner.query(
      "update comm_conversations set created_at = $2, last_activity_at = case thread_key when 'Ada' then $2::timestamptz else $2::timestamptz - interval '3 days' end where channel_id = $1",
      [shop, minutesAgo(60)],
    );
    await note();
    expect(await threads()).toEqual(["Ada"]);
  });

  it("of the whole account that was recovered stands where messages came late", async () => {
    await write("Ada", minutesAgo(30));
    await write("Grace");
    await note({ recovered: true });
    expect(await threads()).toEqual(["Ada"]);
  });

  it("is published as a change of its channel", async () => {
    await note();
    const { rows } = await database.owner.query(
      "select kind from outbox where organization_id = $1 order by id",
      [acme],
    );
    expect(rows).toEqual([{ kind: "channel_changed" }]);
  });

  it("of a removed channel is nobody's", async () => {
    await database.owner.query("delete from comm_channels where id = $1", [shop]);
    await note();
    expect(await lines()).toEqual([]);
  });
});
