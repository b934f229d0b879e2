import { readFile } from "node:fs/promises";
import { join } from "node:path";
import pg from "pg";
import { connectTelegram, type ConnectedBot } from "../core/testing/hub/connect-telegram.ts";
import { postUpdate, updateOf } from "../core/testing/hub/customer-writes.ts";
import type { Platform } from "../core/testing/hub/platform.ts";
import { startHubProcess, type HubProcess } from "../core/testing/hub.ts";
import { countOutcome, type Outcome } from "./count-outcome.ts";

/** One run: how much is written, by how many, and after how many acknowledgements the hub is killed. */
export type Kill = { readonly home: string; readonly messages: number; readonly chats: number; readonly killAfter: readonly number[] };

const FIRST_CHAT = 5_000_000;

/**
 * Kills a hub (kill -9) in the midst of messages and their replies, starts it again on what is left, lets the platform try
 * again what was not acknowledged, and counts what became of everything once nothing is under way any more.
 */
export async function killAmidst(platform: Platform, { home, messages, chats, killAfter }: Kill): Promise<Outcome> {
  for (let chat = 0; chat < chats; chat += 1) await platform.addCustomer(FIRST_CHAT + chat);
  const life: Life = { hub: await startHubProcess({ PARLEY_HOME: home, SANDBOX: "off" }), kills: 0, acknowledged: 0 };
  const owner = new pg.Pool({ connectionString: await addressIn(home), max: 1 });
  owner.on("error", () => {});
  const bot = await connectTelegram(owner, platform.apiRoot, platform.token);
  await answerEverything(owner);
  await owner.end();

  await write(life, bot, { home, messages, chats, killAfter });
  const outcome = await countOutcome(await addressIn(home), platform, { messages, kills: life.kills });
  await life.hub.stop();
  return outcome;
}

type Life = { hub: HubProcess; kills: number; acknowledged: number; restart?: Promise<void> };

/** One rule that answers each message by name, so that each reply can be told from the others. */
const answerEverything = (owner: pg.Pool) =>
  owner.query("update comm_auto_response_rules set condition = $1, actions = $2", [{ kind: "text_contains", words: ["price"] }, JSON.stringify([{ kind: "reply", text: "The price is on our page." }])]);

/** Everybody writes in turn, sixteen at a time, each message until it is acknowledged. */
async function write(life: Life, bot: ConnectedBot, run: Kill): Promise<void> {
  let next = 0;
  const customer = async () => {
    while (next < run.messages) {
      const index = next++;
      await insist(life, bot, updateOf({ chat: FIRST_CHAT + (index % run.chats), number: 1 + Math.floor(index / run.chats), text: `What is the price of ${index}?` }), run);
    }
  };
  await Promise.all(Array.from({ length: 16 }, customer));
  await life.restart;
}

async function insist(life: Life, bot: ConnectedBot, update: ReturnType<typeof updateOf>, run: Kill): Promise<void> {
  for (let status = 0; status !== 200; ) {
    await life.restart;
    status = await postUpdate(life.hub.url, bot, update);
  }
  life.acknowledged += 1;
  if (life.acknowledged === run.killAfter[life.kills]) life.restart = powerCut(life, run.home);
}

async function powerCut(life: Life, home: string): Promise<void> {
  life.kills += 1;
  await life.hub.kill();
  life.hub = await startHubProcess({ PARLEY_HOME: home, SANDBOX: "off" });
}

/** Where the embedded Postgres of a home listens now; each start may choose another port. */
async function addressIn(home: string): Promise<string> {
  const password = await readFile(join(home, "postgres", "password"), "utf8");
  const port = (await readFile(join(home, "postgres", "data", "postmaster.pid"), "utf8")).split("\n")[3];
  return `postgres://parley:${password}@127.0.0.1:${port}/postgres`;
}
