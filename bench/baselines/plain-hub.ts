import { serve } from "@hono/node-server";
import { Queue, Worker } from "bullmq";
import { Hono } from "hono";
import type pg from "pg";
import { Pool } from "undici";
import { z } from "zod";

/**
 * A hub as most would write it, and well: a statement for each step, prepared and pooled, in one transaction for what
 * arrives, one for the answer and one for its receipt; one BullMQ job per message; replies sent over kept-alive
 * connections. Without row-level security, streams, budgets, leases or order per conversation. What it writes is its tables'.
 */
export type Tables = {
  /** Stores what arrived; undefined when it was known. */
  store(ask: Ask, update: Update): Promise<Stored | undefined>;
  /** Stores the answer, about to be sent. */
  answer(ask: Ask, stored: Stored, text: string): Promise<Answer>;
  /** Stores that it was sent, by the platform's number of it. */
  sent(ask: Ask, stored: Stored, answer: Answer, number: number): Promise<void>;
};

export type Ask = (
  name: string,
  text: string,
  values: readonly unknown[],
) => Promise<{ id: string } | undefined>;
export type Stored = { readonly conversationId: string; readonly messageId: string };
export type Answer = { readonly messageId: string; readonly deliveryId: string; readonly text: string };

const update = z.object({
  update_id: z.int(),
  message: z.object({
    message_id: z.int(),
    date: z.int(),
    text: z.string(),
    from: z.object({ id: z.int(), first_name: z.string(), username: z.string().optional() }),
    chat: z.object({ id: z.int(), type: z.string() }),
  }),
});
export type Update = z.output<typeof update>;

type Job = Stored & { readonly chat: number; readonly text: string };

const RULES = [
  { words: ["price", "cost"], reply: "Our price list: https://example.com/prices" },
  { words: ["hours", "open"], reply: "We are open from nine to six." },
];

const { REDIS_URL = "", PLATFORM_PORT = "", SECRET = "" } = process.env;

/** Serves and works until it is killed; says its port on standard output. `name` keeps its jobs apart from another's. */
export function servePlainly(name: string, pool: pg.Pool, tables: Tables): void {
  const { hostname: host, port } = new URL(REDIS_URL);
  const connection = { host, port: Number(port), maxRetriesPerRequest: null };
  const queue = new Queue<Job>(name, {
    connection,
    defaultJobOptions: { removeOnComplete: true, removeOnFail: true, attempts: 3 },
  });
  const worker = new Worker<Job>(name, ({ data }) => respond(pool, tables, data), {
    connection,
    concurrency: 50,
  });
  worker.on("error", (error) => void process.stderr.write(`${error.message}\n`));

  const app = new Hono();
  app.post("/hook", async (c) => {
    if (c.req.header("x-telegram-bot-api-secret-token") !== SECRET) return c.body(null, 403);
    const payload = update.parse(await c.req.json());
    const stored = await inTransaction(pool, (ask) => tables.store(ask, payload));
    if (stored)
      await queue.add("reply", { ...stored, chat: payload.message.chat.id, text: payload.message.text });
    return c.body(null, 200);
  });
  serve(
    { fetch: app.fetch, port: 0, hostname: "127.0.0.1" },
    (address) => void process.stdout.write(`${address.port}\n`),
  );
}

async function respond(pool: pg.Pool, tables: Tables, { chat, text, ...stored }: Job): Promise<void> {
  const said = text.toLowerCase();
  const rule = RULES.find(({ words }) => words.some((word) => said.includes(word)));
  if (!rule) return;
  const answer = await inTransaction(pool, (ask) => tables.answer(ask, stored, rule.reply));
  const number = await send(chat, rule.reply);
  await inTransaction(pool, (ask) => tables.sent(ask, stored, answer, number));
}

async function inTransaction<T>(pool: pg.Pool, work: (ask: Ask) => Promise<T>): Promise<T> {
  const client = await pool.connect();
  try {
    await client.query("begin");
    const result = await work(
      async (name, text, values) =>
        (await client.query<{ id: string }>({ name, text, values: [...values] })).rows[0],
    );
    await client.query("commit");
    return result;
  } catch (error) {
    await client.query("rollback");
    throw error;
  } finally {
    client.release();
  }
}

const platform = new Pool(`http://127.0.0.1:${PLATFORM_PORT}`, { connections: 32, pipelining: 1 });
const receipt = z.object({ result: z.object({ message_id: z.int() }) });

async function send(chat: number, text: string): Promise<number> {
  const { body, statusCode } = await platform.request({
    path: "/bot/sendMessage",
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ chat_id: chat, text }),
  });
  if (statusCode !== 200) throw new Error(`The platform answered ${statusCode}.`);
  return receipt.parse(await body.json()).result.message_id;
}
