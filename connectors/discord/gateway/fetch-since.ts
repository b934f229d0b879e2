import { setTimeout as sleep } from "node:timers/promises";
import { z } from "zod";
import type { JsonObject } from "../../../core/kernel/json.ts";
import { callApi } from "../api.ts";
import type { Bot } from "../api/bot.ts";
import { isSnowflake, timeOfSnowflake } from "../ids.ts";
import { idIn } from "../normalise/read.ts";

const PAGE = 100;

/** Pages of one channel: a busy one must not keep the others waiting for ever. */
const PAGES_MAX = 20;

/** How often a call that had to wait or was lost is made again. */
const TRIES_MAX = 5;

const page = z.array(z.record(z.string(), z.json()).refine((message) => idIn(message, "id") !== undefined));

/** `upTo`: until when everything was fetched, RFC 3339. `interrupted`: told to stop, so that nothing is lost yet. */
export type Fetched = {
  readonly kind: "all" | "capped" | "refused" | "failed" | "interrupted";
  readonly count: number;
  readonly upTo: string;
};

/** Fetches the messages of a channel behind `after`, oldest first. */
export async function fetchSince(
  bot: Bot,
  channel: string,
  after: string,
  signal: AbortSignal,
  store: (messages: readonly JsonObject[]) => Promise<void>,
): Promise<Fetched> {
  let [at, count] = [after, 0];
  const as = (kind: Fetched["kind"]): Fetched => ({ kind, count, upTo: timeOfSnowflake(at) });
  if (!isSnowflake(channel)) return as("all");
  for (let pages = 0; pages < PAGES_MAX; pages += 1) {
    const told = await fetchPage(bot, channel, at, signal);
    if (typeof told === "string") return as(told);
    const messages = told.toSorted((a, b) => (BigInt(idOf(a)) < BigInt(idOf(b)) ? -1 : 1));
    await store(messages);
    count += messages.length;
    const last = messages.at(-1);
    at = last ? idOf(last) : at;
    if (messages.length < PAGE) return as("all");
  }
  return as("capped");
}

const idOf = (message: JsonObject) => idIn(message, "id") ?? "0";

async function fetchPage(
  bot: Bot,
  channel: string,
  after: string,
  signal: AbortSignal,
): Promise<readonly JsonObject[] | "refused" | "failed" | "interrupted"> {
  for (let tries = 0; tries < TRIES_MAX; tries += 1) {
    const answer = await callApi(bot, {
      method: "GET",
      route: `/channels/${channel}/messages`,
      query: { after, limit: String(PAGE) },
      signal,
    });
    if (signal.aborted) return "interrupted";
    if (answer.kind === "ok") return page.safeParse(answer.result).data ?? "failed";
    if (answer.kind === "refused") return "refused";
    await pause(answer.kind === "limited" ? answer.retryAfterMs : 500 * 2 ** tries, signal);
  }
  return signal.aborted ? "interrupted" : "failed";
}

const pause = (ms: number, signal: AbortSignal) =>
  sleep(ms, undefined, { signal }).catch(() => {
    // Told to stop: the next call is, too.
  });
