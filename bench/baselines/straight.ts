import { readFile } from "node:fs/promises";
import { serve } from "@hono/node-server";
import { Hono } from "hono";
import { CHANNEL, ORGANIZATION, pool, RULE } from "./our-channel.ts";
import { findReply, send } from "./steps.ts";
import { update, type Update } from "./tables.ts";

/**
 * Handles a message in one function: verify, evaluate rules, store our rows and the reply, send, store the receipt. It
 * uses two statements, each a transaction, without a queue or a lease. After a crash nothing would finish a send.
 */
await pool.query(await readFile(new URL("straight.sql", import.meta.url), "utf8"));
const app = new Hono();

app.post("/hook", async (c) => {
  if (c.req.header("x-telegram-bot-api-secret-token") !== process.env["SECRET"]) return c.body(null, 403);
  const payload = update.parse(await c.req.json());
  const reply = findReply(payload.message.text);
  const stored = await store(payload, reply);
  if (!stored || !reply) return c.body(null, 200);
  const number = await send(payload.message.chat.id, reply);
  const { reply_id, delivery_id, conversation_id } = stored;
  await pool.query({
    name: "sent",
    text: "select straight_sent($1, $2, $3, $4, $5)",
    values: [ORGANIZATION, reply_id, delivery_id, conversation_id, number],
  });
  return c.body(null, 200);
});

type Stored = { readonly reply_id: string; readonly delivery_id: string; readonly conversation_id: string };

async function store(payload: Update, reply: string | undefined): Promise<Stored | undefined> {
  const { rows } = await pool.query<Stored>({
    name: "store",
    text: "select * from straight_store($1, $2, $3, $4, $5)",
    values: [ORGANIZATION, CHANNEL, RULE, payload, reply ?? null],
  });
  return rows[0];
}

serve(
  { fetch: app.fetch, port: 0, hostname: "127.0.0.1" },
  (address) => void process.stdout.write(`${address.port}\n`),
);
