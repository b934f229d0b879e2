import { setTimeout as wait } from "node:timers/promises";
import { Pool } from "undici";
import { updateOf } from "../../hub/testing/customer-writes.ts";
import { postTimes } from "./post-times.ts";
import { clock } from "./clock.ts";

/**
 * Customers who do not wait for each other, in their own process. Each webhook is posted at its time, whether or not
 * earlier ones have a response. Each chat writes once. It reads the order from the command line and prints when each
 * chat wrote, both as JSON.
 */
export type OpenOrder = {
  readonly port: number;
  readonly path: string;
  readonly secret: string;
  readonly messages: number;
  readonly perSecond: number;
  readonly seed: number;
  readonly firstChat: number;
  /** The message's number in its chat. */
  readonly number: number;
  readonly text: string;
};

/** Each chat and when its message went out. */
export type Written = readonly (readonly [chat: string, at: number])[];

const order: OpenOrder = JSON.parse(process.argv[2] ?? "{}");
const hub = new Pool(`http://127.0.0.1:${order.port}`, { connect: { timeout: 60_000 } });
const written: [chat: string, at: number][] = [];
const answers: Promise<void>[] = [];

const began = clock();
for (const [index, at] of postTimes(order.messages, order.perSecond, order.seed).entries()) {
  const early = began + at - clock();
  if (early > 0) await wait(early);
  answers.push(write(order.firstChat + index));
}
await Promise.all(answers);
process.stdout.write(JSON.stringify(written));
await hub.close();

async function write(chat: number): Promise<void> {
  const body = JSON.stringify(updateOf({ chat, number: order.number, text: order.text }));
  const headers = {
    "content-type": "application/json",
    "x-telegram-bot-api-secret-token": order.secret,
  };
  written.push([String(chat), clock()]);
  const answer = await hub.request({ path: order.path, method: "POST", headers, body });
  await answer.body.dump();
  if (answer.statusCode !== 200) throw new Error(`A webhook was answered with ${answer.statusCode}.`);
}
