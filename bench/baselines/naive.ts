import { serve } from "@hono/node-server";
import { Queue, Worker } from "bullmq";
import { Hono } from "hono";
import pg from "pg";
import { Pool } from "undici";
import { z } from "zod";

/**
 * The same work as most would write it, and well: a statement for each step in one transaction, prepared and pooled, one
 * BullMQ job per message, the reply sent over kept-alive connections. Signature, raw payload, counters, rule and delivery
 * state as in the hub; without row-level security, streams, budgets, leases or order per conversation.
 */
const { DATABASE_URL = "", REDIS_URL = "", PLATFORM_PORT = "", SECRET = "" } = process.env;
const pool = new pg.Pool({ connectionString: DATABASE_URL, max: 16 });
const platform = new Pool(`http://127.0.0.1:${PLATFORM_PORT}`, { connections: 32, pipelining: 1 });
const redis = new URL(REDIS_URL);
const connection = { host: redis.hostname, port: Number(redis.port), maxRetriesPerRequest: null };

await pool.query(`
  create table contact (id bigint generated always as identity primary key, external_id text not null unique, name text not null, last_seen_at timestamptz not null default now());
  create table conversation (id bigint generated always as identity primary key, contact_id bigint not null unique references contact, status text not null default 'open',
    unread integer not null default 0, message_count integer not null default 0, last_message text, last_activity_at timestamptz not null default now());
  create index on conversation (status, last_activity_at desc, id desc);
  create table event (id bigint generated always as identity primary key, update_id bigint not null unique, payload jsonb not null, received_at timestamptz not null default now());
  create table message (id bigint generated always as identity primary key, conversation_id bigint not null references conversation, direction text not null, external_id text unique,
    body text not null, sent_at timestamptz not null, created_at timestamptz not null default now());
  create index on message (conversation_id, sent_at desc, id desc);
  create table delivery (id bigint generated always as identity primary key, message_id bigint not null references message, state text not null, attempts integer not null default 0, finished_at timestamptz);
  create index on delivery (state) where state in ('queued', 'sending');
`);

const update = z.object({
  update_id: z.int(),
  message: z.object({
    message_id: z.int(), date: z.int(), text: z.string(),
    from: z.object({ id: z.int(), first_name: z.string(), username: z.string().optional() }), chat: z.object({ id: z.int(), type: z.string() }),
  }),
});
type Update = z.output<typeof update>;
type Job = { readonly conversationId: string; readonly chat: number; readonly text: string };

const RULES = [{ words: ["price", "cost"], reply: "Our price list: https://example.com/prices" }, { words: ["hours", "open"], reply: "We are open from nine to six." }];

const queue = new Queue<Job>("replies", { connection, defaultJobOptions: { removeOnComplete: true, removeOnFail: true, attempts: 3 } });
const worker = new Worker<Job>("replies", (job) => answer(job.data), { connection, concurrency: 50 });
worker.on("error", (error) => void process.stderr.write(`${error.message}\n`));

const app = new Hono();
app.post("/hook", async (c) => {
  if (c.req.header("x-telegram-bot-api-secret-token") !== SECRET) return c.body(null, 403);
  const payload = update.parse(await c.req.json());
  const conversationId = await store(payload);
  if (conversationId) await queue.add("reply", { conversationId, chat: payload.message.chat.id, text: payload.message.text });
  return c.body(null, 200);
});

type Ask = (name: string, text: string, values: readonly unknown[]) => Promise<{ id: string } | undefined>;

async function inTransaction<T>(work: (ask: Ask) => Promise<T>): Promise<T> {
  const client = await pool.connect();
  try {
    await client.query("begin");
    const result = await work(async (name, text, values) => (await client.query<{ id: string }>({ name, text, values: [...values] })).rows[0]);
    await client.query("commit");
    return result;
  } catch (error) {
    await client.query("rollback");
    throw error;
  } finally {
    client.release();
  }
}

function store(payload: Update): Promise<string | undefined> {
  const { message } = payload;
  return inTransaction(async (ask) => {
    const event = await ask("event", "insert into event (update_id, payload) values ($1, $2) on conflict do nothing returning id", [payload.update_id, payload]);
    if (!event) return undefined;
    const contact = await ask("contact", "insert into contact (external_id, name) values ($1, $2) on conflict (external_id) do update set last_seen_at = now() returning id", [String(message.from.id), message.from.first_name]);
    const conversation = await ask("conversation", "insert into conversation (contact_id) values ($1) on conflict (contact_id) do update set status = 'open' returning id", [contact?.id]);
    await ask("message", "insert into message (conversation_id, direction, external_id, body, sent_at) values ($1, 'in', $2, $3, to_timestamp($4)) returning id", [conversation?.id, `${message.chat.id}:${message.message_id}`, message.text, message.date]);
    await ask("count", "update conversation set unread = unread + 1, message_count = message_count + 1, last_message = $2, last_activity_at = now() where id = $1", [conversation?.id, message.text]);
    return conversation?.id;
  });
}

async function answer({ conversationId, chat, text }: Job): Promise<void> {
  const said = text.toLowerCase();
  const rule = RULES.find(({ words }) => words.some((word) => said.includes(word)));
  if (!rule) return;
  const { message, delivery } = await inTransaction(async (ask) => {
    const queued = await ask("reply", "insert into message (conversation_id, direction, body, sent_at) values ($1, 'out', $2, now()) returning id", [conversationId, rule.reply]);
    const sending = await ask("delivery", "insert into delivery (message_id, state, attempts) values ($1, 'sending', 1) returning id", [queued?.id]);
    return { message: queued?.id, delivery: sending?.id };
  });
  const external = await send(chat, rule.reply);
  await inTransaction(async (ask) => {
    await ask("sent", "update message set external_id = $2 where id = $1", [message, `${chat}:${external}`]);
    await ask("delivered", "update delivery set state = 'sent', finished_at = now() where id = $1", [delivery]);
    await ask("answered", "update conversation set message_count = message_count + 1, last_message = $2, last_activity_at = now() where id = $1", [conversationId, rule.reply]);
  });
}

const receipt = z.object({ result: z.object({ message_id: z.int() }) });

async function send(chat: number, text: string): Promise<number> {
  const { body, statusCode } = await platform.request({ path: "/bot/sendMessage", method: "POST", headers: { "content-type": "application/json" }, body: JSON.stringify({ chat_id: chat, text }) });
  if (statusCode !== 200) throw new Error(`The platform answered ${statusCode}.`);
  return receipt.parse(await body.json()).result.message_id;
}

serve({ fetch: app.fetch, port: 0, hostname: "127.0.0.1" }, ({ port }) => void process.stdout.write(`${port}\n`));
