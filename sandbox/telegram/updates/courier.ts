import { Agent, request } from "undici";
import { chooseFault } from "../faults/faults.ts";
import { logWire } from "../wire-log.ts";
import { DEFAULTS, unixNow, type Bot, type Pending, type Webhook, type World } from "../world.ts";

type Lane = { readonly name: string; readonly entries: Pending[]; moving: boolean };
type Attempt = { readonly ok: boolean; readonly status: number | null; readonly text: string; readonly reply: unknown; readonly retryAfterMs: number };
export type Replies = (bot: Bot, reply: unknown) => void;

/**
 * Carries updates to a webhook as the real one does: in order within a chat, side by side between chats up to
 * `max_connections`, a failed one again at once, then after pauses that double up to a minute or two, for at most 24 hours.
 */
export function startCourier(world: World, bot: Bot, address: Pick<Webhook, "url" | "secretToken" | "maxConnections">, replies: Replies): Webhook["courier"] {
  const agent = new Agent({ connections: address.maxConnections, pipelining: 1 });
  const lanes = new Map<string, Lane>();
  const ready: Lane[] = [];
  const timers = new Set<NodeJS.Timeout>();
  let flying = 0;
  let stopped = false;
  let held: Pending | null = null;

  const offer = (pending: Pending) => {
    if (held === null && chooseFault(bot.faults, ["reorder"], null)) return hold(pending);
    queue(pending);
    release();
  };
  // A reordered update waits for the next one to pass it; alone, it goes by itself.
  const hold = (pending: Pending) => {
    held = pending;
    later(REORDER_MS, release);
  };
  const release = () => {
    if (held) queue(held);
    held = null;
  };
  const queue = (pending: Pending) => {
    const lane = lanes.get(pending.lane) ?? { name: pending.lane, entries: [], moving: false };
    lanes.set(pending.lane, lane);
    lane.entries.push(pending);
    if (!lane.moving) wake(lane);
  };
  const wake = (lane: Lane) => {
    lane.moving = true;
    ready.push(lane);
    pump();
  };
  const pump = () => {
    while (!stopped && flying < address.maxConnections) {
      const lane = ready.shift();
      if (!lane) return;
      void carry(lane);
    }
  };
  const carry = async (lane: Lane) => {
    const pending = lane.entries[0];
    if (!pending) return rest(lane);
    flying += 1;
    const attempt = await tryOnce(world, bot, address, agent, pending);
    flying -= 1;
    if (stopped) return;
    settle(lane, pending, attempt);
    pump();
  };
  const settle = (lane: Lane, pending: Pending, attempt: Attempt) => {
    const again = attempt.ok && chooseFault(bot.faults, ["duplicate"], null) !== null;
    if (attempt.ok && attempt.reply) replies(bot, attempt.reply);
    if (again) return wake(lane);
    if (attempt.ok || Date.now() - pending.at > DEFAULTS.pendingMs) return advance(lane, pending);
    if (bot.webhook) bot.webhook.lastError = { at: unixNow(), text: attempt.text };
    later(pauseAfter(pending, attempt, world.limits.webhookRetryMs), () => wake(lane));
  };
  const advance = (lane: Lane, pending: Pending) => {
    bot.pending.delete(pending.update.update_id);
    lane.entries.shift();
    if (lane.entries.length > 0) wake(lane);
    else rest(lane);
  };
  const rest = (lane: Lane) => {
    lane.moving = false;
    lanes.delete(lane.name);
  };
  const later = (ms: number, then: () => void) => {
    const timer = setTimeout(() => {
      timers.delete(timer);
      if (!stopped) then();
    }, ms);
    timer.unref();
    timers.add(timer);
  };
  const stop = () => {
    stopped = true;
    for (const timer of timers) clearTimeout(timer);
    void agent.destroy();
  };
  world.closing.signal.addEventListener("abort", stop, { once: true });
  for (const pending of bot.pending.values()) queue(pending);
  return { offer, stop };
}

const REORDER_MS = 1000;
const MAX_PAUSE_MS = 60_000;
const ATTEMPT_MS = 60_000;

function pauseAfter(pending: Pending, attempt: Attempt, firstMs: number): number {
  pending.fails += 1;
  if (attempt.retryAfterMs > 0) return attempt.retryAfterMs;
  if (pending.fails === 1) return 0;
  pending.delayMs = Math.min(MAX_PAUSE_MS, pending.delayMs === 0 ? firstMs : pending.delayMs * 2);
  return pending.delayMs;
}

async function tryOnce(world: World, bot: Bot, address: Pick<Webhook, "url" | "secretToken">, agent: Agent, pending: Pending): Promise<Attempt> {
  const began = performance.now();
  const dropped = chooseFault(bot.faults, ["drop"], null);
  const attempt = dropped ? failed("Connection timed out") : await post(address, agent, pending);
  const name = Object.keys(pending.update).find((key) => key !== "update_id") ?? "update";
  logWire(world, bot, { kind: "webhook", name, request: pending.update, status: attempt.status, answer: attempt.reply ?? attempt.text, ms: performance.now() - began, fault: dropped?.kind ?? null });
  return attempt;
}

async function post({ url, secretToken }: Pick<Webhook, "url" | "secretToken">, dispatcher: Agent, { update }: Pending): Promise<Attempt> {
  try {
    const headers = { "content-type": "application/json", ...(secretToken !== null && { "x-telegram-bot-api-secret-token": secretToken }) };
    const answer = await request(url, { method: "POST", headers, body: JSON.stringify(update), dispatcher, headersTimeout: ATTEMPT_MS, bodyTimeout: ATTEMPT_MS });
    const text = await answer.body.text();
    if (answer.statusCode >= 200 && answer.statusCode < 300) return { ok: true, status: answer.statusCode, text, reply: replyIn(text), retryAfterMs: 0 };
    const retryAfter = Number(answer.headers["retry-after"] ?? 0);
    return { ...failed(`Wrong response from the webhook: ${answer.statusCode} ${answer.statusText}`), status: answer.statusCode, retryAfterMs: Math.min(3600, retryAfter || 0) * 1000 };
  } catch (error) {
    return failed(error instanceof Error && "code" in error && error.code === "ECONNREFUSED" ? "Connection refused" : "Connection timed out");
  }
}

const failed = (text: string): Attempt => ({ ok: false, status: null, text, reply: null, retryAfterMs: 0 });

/** A webhook may answer with one call to make. */
function replyIn(text: string): unknown {
  if (!text.startsWith("{")) return null;
  try {
    const reply: unknown = JSON.parse(text);
    return typeof reply === "object" && reply !== null && "method" in reply ? reply : null;
  } catch {
    return null;
  }
}
