import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { testDatabase, type TestDatabase } from "../core/testing/database.ts";
import { connectTelegram, type ConnectedBot } from "./testing/connect-telegram.ts";
import { postUpdate, updateOf } from "./testing/customer-writes.ts";
import { startPlatform, type Platform } from "./testing/platform.ts";
import { startHubProcess, type HubProcess } from "./testing/start-hub-process.ts";
import { redisUrl } from "../core/testing/redis.ts";

const LINUS = 5_000_001;
const COUNT = 50;

let db: TestDatabase;
let platform: Platform;
let bot: ConnectedBot;
let servers: HubProcess[] = [];
let worker: HubProcess;

beforeAll(async () => {
  db = await testDatabase();
  platform = await startPlatform();
  await platform.addCustomer(LINUS);
  const shared = { DATABASE_URL: db.url, REDIS_URL: redisUrl(), PRIVATE_HOSTS: "127.0.0.1" };
  servers = await Promise.all([
    startHubProcess({ ...shared, ROLE: "server" }),
    startHubProcess({ ...shared, ROLE: "server" }),
  ]);
  worker = await startHubProcess({ ...shared, ROLE: "worker" });
  bot = await connectTelegram(db.owner, platform.apiRoot, platform.token);
}, 30_000);

afterAll(async () => {
  await Promise.all([...servers, worker].map((hub) => hub?.stop()));
  await platform.close();
});

describe("fifty first messages of one customer at once, through two servers", () => {
  it("are one conversation in the provider's order, greeted once", async () => {
    expect(await burst()).toEqual(Array(COUNT).fill(200));
    expect(await thread()).toEqual(wordsInOrder());
    expect(await count("comm_contacts")).toBe(1);
    // Not only the platform knows of it: what it answered is written down too.
    await expect.poll(() => count("comm_deliveries where state = 'sent'")).toBe(1);
    await expect.poll(() => count("outbox where done_at is null")).toBe(0);
    expect(await platform.ledger()).toMatchObject([
      { method: "sendMessage", chat_id: LINUS, text: expect.stringContaining("thanks for writing") },
    ]);
    expect(await count("comm_messages where direction = 'out'")).toBe(1);
  }, 30_000);

  it("change nothing when they are delivered again", async () => {
    const before = await everything();
    expect(await burst()).toEqual(Array(COUNT).fill(200));
    expect(await everything()).toEqual(before);
    expect(await platform.ledger()).toHaveLength(1);
  }, 30_000);
});

/** Every message at once, each to one of the servers, the last written first. */
const burst = () =>
  Promise.all(
    Array.from({ length: COUNT }, (_, index) =>
      postUpdate(
        servers[index % 2]?.url ?? "",
        bot,
        updateOf({ chat: LINUS, number: COUNT - index, text: `Message ${COUNT - index}`, at: 1_795_253_400 }),
      ),
    ),
  );

const wordsInOrder = () =>
  Array.from({ length: COUNT }, (_, index) => ({
    title: "Customer 5000001",
    body: `Message ${index + 1}`,
    conversations: 1,
  }));

/** As a thread is read: by the provider's time, then by its order. */
async function thread() {
  const { rows } = await db.owner.query<Record<string, unknown>>(
    `select c.title, m.body, (select count(*)::integer from comm_conversations) as conversations from comm_messages m join comm_conversations c on c.id = m.conversation_id
     where m.direction = 'in' order by m.sent_at, m.position, m.id`,
  );
  return rows;
}

async function count(what: string): Promise<number> {
  const { rows } = await db.owner.query<{ count: number }>(`select count(*)::integer as count from ${what}`);
  return rows[0]?.count ?? 0;
}

/** What a repeat could change, the counters included. */
async function everything() {
  const { rows } = await db.owner.query<Record<string, unknown>>(
    "select id, message_count, inbound_count, version, status, last_message_id, (select count(*) from comm_messages) as messages, (select count(*) from comm_inbound_events) as events, (select count(*) from outbox) as told from comm_conversations",
  );
  return rows;
}
