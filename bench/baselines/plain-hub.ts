import { serve } from "@hono/node-server";
import { Queue, Worker } from "bullmq";
import { Hono } from "hono";
import type pg from "pg";
import { findReply, inTransaction, send } from "./steps.ts";
import { update, type Stored, type Tables } from "./tables.ts";

type Job = Stored & { readonly chat: number; readonly text: string };

const { REDIS_URL = "", SECRET = "" } = process.env;

/**
 * Serves the hub that most would write, and well. Each step is one prepared, pooled statement. Inbound message, answer
 * and receipt have one transaction each. One BullMQ job a message; replies use kept-alive connections. It has no
 * row-level security, streams, budgets, leases or order per conversation. The tables decide what it writes. Serves
 * until it is killed and prints its port. `name` separates its jobs from another's.
 */
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
  const reply = findReply(text);
  if (!reply) return;
  const answer = await inTransaction(pool, (ask) => tables.answer(ask, stored, reply));
  const number = await send(chat, reply);
  await inTransaction(pool, (ask) => tables.sent(ask, stored, answer, number));
}
