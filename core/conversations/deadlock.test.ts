import { setImmediate as turn } from "node:timers/promises";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openDatabase, type Database } from "../database/index.ts";
import { newId, type ChannelId, type ConversationId, type OrganizationId } from "../kernel/ids.ts";
import { plain } from "../protocol/index.ts";
import { sessionsBlocked } from "../testing/blocked-sessions.ts";
import { testDatabase } from "../testing/database.ts";
import { makeInboundMessage } from "../testing/factories/inbound-message.ts";
import { makeChannel } from "../testing/factories/conversation.ts";
import { makeOrganization } from "../testing/factories/organization.ts";
import { toInboundRow } from "./inbound-message.ts";
import { CONVERSATION_POLICY } from "./policy.ts";
import { queueReplies } from "./queue-reply.ts";
import { createRecorder } from "./record-inbound.ts";

const database = await testDatabase();
let acme: OrganizationId;
let shop: ChannelId;
/** Sessions that stay in a deadlock, where Postgres would end one after a second and nobody would notice. */
let processes: readonly [Database, Database];

beforeAll(async () => {
  await database.owner.query(
    "do $$ begin execute format('alter database %I set deadlock_timeout = %L', current_database(), '10min'); end $$",
  );
  processes = [openDatabase(database.url), openDatabase(database.url)];
  acme = await makeOrganization(database.owner, "Acme");
  shop = await makeChannel(database.owner, acme, { connector: "scripted" });
});
afterAll(() => Promise.all(processes.map((one) => one.close())));

async function conversationOf(who: string): Promise<ConversationId> {
  const recorded = await createRecorder(database, false)(makeInboundMessage(shop, who, "Hello"));
  if (recorded.kind !== "recorded") throw new Error("Nothing was recorded.");
  return recorded.conversationId;
}

describe("Nobody waits in a circle", () => {
  it("a batch that reopens one conversation and goes on in another, beside replies to both", async () => {
    const [ruth, ada] = [await conversationOf("Ruth"), await conversationOf("Ada")];
    await database.owner.query(
      "update comm_conversations set status = 'resolved', resolved_at = clock_timestamp() where id = $1",
      [ruth],
    );
    // A member does something to Ada's conversation, for a moment.
    const member = await database.owner.connect();
    await member.query("begin");
    await member.query("update comm_conversations set priority = 'high' where id = $1", [ada]);
    const batch = ["Ada", "Ruth"].map((who, ord) => ({
      ord,
      ...toInboundRow(makeInboundMessage(shop, who, "Again")),
    }));
    const recorded = processes[0].ingest.query("select from record_inbound($1, null, '{}', $2)", [
      JSON.stringify(batch),
      CONVERSATION_POLICY,
    ]);
    await sessionsBlocked(database.owner, 1);
    const replies = [ruth, ada].map(
      (conversationId) =>
        ({
          organizationId: acme,
          conversationId,
          author: { kind: "rule", id: null, name: "Greeting" },
          text: plain("Hi"),
          clientKey: newId("job"),
          automatic: true,
        }) as const,
    );
    const queued = queueReplies(processes[1].system, replies, false);
    await sessionsBlocked(database.owner, 2);
    await member.query("commit");
    member.release();
    expect([(await recorded).rowCount, (await queued).map((one) => one.outcome)]).toEqual([
      2,
      ["queued", "queued"],
    ]);
  });

  it.each([1, 2])(
    "bursts of new customers who write several messages each, through %i processes",
    async (count) => {
      const recorders = processes.slice(0, count).map((one) => createRecorder(one, false));
      for (let round = 0; round < 15; round += 1) {
        const told = await Promise.all(
          Array.from({ length: 120 }, async (_, n) => {
            for (let turns = Math.random() * 40; turns > 0; turns -= 1) await turn();
            return recorders[n % count]?.(
              makeInboundMessage(shop, `${count} ${round} ${Math.floor(Math.random() * 30)}`, `message ${n}`),
            );
          }),
        );
        expect(told.filter((one) => one?.kind !== "recorded")).toEqual([]);
      }
    },
  );
});
