import type pg from "pg";
import { Pool } from "undici";
import { z } from "zod";
import type { Ask } from "./tables.ts";

const RULES = [
  { words: ["price", "cost"], reply: "Our price list: https://example.com/prices" },
  { words: ["hours", "open"], reply: "We are open from nine to six." },
];

/** Returns the reply of the first rule that has one of its words in the text. */
export function findReply(text: string): string | undefined {
  const said = text.toLowerCase();
  return RULES.find(({ words }) => words.some((word) => said.includes(word)))?.reply;
}

/** Runs the work in one transaction. Each connection prepares a statement once, by its name. */
export async function inTransaction<T>(pool: pg.Pool, work: (ask: Ask) => Promise<T>): Promise<T> {
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

const platform = new Pool(`http://127.0.0.1:${process.env["PLATFORM_PORT"]}`, {
  connections: 32,
  pipelining: 1,
});
const receipt = z.object({ result: z.object({ message_id: z.int() }) });

/** Sends a reply and returns the platform's number for it. */
export async function send(chat: number, text: string): Promise<number> {
  const { body, statusCode } = await platform.request({
    path: "/bot/sendMessage",
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ chat_id: chat, text }),
  });
  if (statusCode !== 200) throw new Error(`The platform answered ${statusCode}.`);
  return receipt.parse(await body.json()).result.message_id;
}
