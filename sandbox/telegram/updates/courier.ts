import { Agent } from "undici";
import { chooseFault } from "../faults/faults.ts";
import { DEFAULTS, unixNow, type Bot, type Pending, type Webhook, type World } from "../world.ts";
import { attemptDelivery, type Address, type Attempt } from "./attempt-delivery.ts";

type Lane = { readonly name: string; readonly entries: Pending[]; moving: boolean };
export type Replies = (bot: Bot, reply: unknown) => void;

/**
 * Delivers updates to a webhook as Telegram does: in order within a chat, in parallel between chats up to
 * `max_connections`. A failed one is retried at once, then after pauses that double up to a minute, for at most 24
 * hours.
 */
export function startCourier(world: World, bot: Bot, address: Address, replies: Replies): Webhook["courier"] {
  const courier = new Courier(world, bot, address, replies);
  world.closing.signal.addEventListener("abort", () => courier.stop(), { once: true });
  for (const pending of bot.pending.values()) courier.offer(pending);
  return courier;
}

const REORDER_MS = 1000;
const MAX_PAUSE_MS = 60_000;

class Courier {
  readonly #world: World;
  readonly #bot: Bot;
  readonly #address: Address;
  readonly #replies: Replies;
  readonly #agent: Agent;
  readonly #lanes = new Map<string, Lane>();
  readonly #ready: Lane[] = [];
  readonly #timers = new Set<NodeJS.Timeout>();
  #flying = 0;
  #stopped = false;
  #held: Pending | null = null;

  constructor(world: World, bot: Bot, address: Address, replies: Replies) {
    this.#world = world;
    this.#bot = bot;
    this.#address = address;
    this.#replies = replies;
    this.#agent = new Agent({ connections: address.maxConnections, pipelining: 1 });
  }

  /** A reordered update waits until the next one has passed it; alone, it is delivered after a while. */
  offer(pending: Pending): void {
    if (this.#held === null && chooseFault(this.#bot.faults, ["reorder"], null)) {
      this.#held = pending;
      this.#later(REORDER_MS, () => this.#release());
      return;
    }
    this.#queue(pending);
    this.#release();
  }

  stop(): void {
    this.#stopped = true;
    for (const timer of this.#timers) clearTimeout(timer);
    void this.#agent.destroy();
  }

  #release(): void {
    const held = this.#held;
    this.#held = null;
    if (held) this.#queue(held);
  }

  #queue(pending: Pending): void {
    const lane = this.#lanes.get(pending.lane) ?? { name: pending.lane, entries: [], moving: false };
    this.#lanes.set(pending.lane, lane);
    lane.entries.push(pending);
    if (!lane.moving) this.#wake(lane);
  }

  #wake(lane: Lane): void {
    lane.moving = true;
    this.#ready.push(lane);
    this.#pump();
  }

  #pump(): void {
    while (this.#flying < this.#address.maxConnections) {
      const lane = this.#stopped ? undefined : this.#ready.shift();
      if (!lane) return;
      void this.#carry(lane);
    }
  }

  async #carry(lane: Lane): Promise<void> {
    const pending = lane.entries[0];
    if (!pending) return;
    this.#flying += 1;
    const attempt = await attemptDelivery(this.#world, this.#bot, this.#address, this.#agent, pending);
    this.#flying -= 1;
    if (this.#stopped) return;
    this.#settle(lane, pending, attempt);
    this.#pump();
  }

  #settle(lane: Lane, pending: Pending, attempt: Attempt): void {
    if (!attempt.ok) return this.#handleFailure(lane, pending, attempt);
    if (attempt.reply) this.#replies(this.#bot, attempt.reply);
    if (chooseFault(this.#bot.faults, ["duplicate"], null)) this.#wake(lane);
    else this.#advance(lane, pending);
  }

  #handleFailure(lane: Lane, pending: Pending, attempt: Attempt): void {
    if (this.#bot.webhook) this.#bot.webhook.lastError = { at: unixNow(), text: attempt.text };
    if (Date.now() - pending.at > DEFAULTS.pendingMs) this.#advance(lane, pending);
    else this.#later(pauseAfter(pending, attempt, this.#world.limits.webhookRetryMs), () => this.#wake(lane));
  }

  #advance(lane: Lane, pending: Pending): void {
    this.#bot.pending.delete(pending.update.update_id);
    this.#world.revision += 1;
    lane.entries.shift();
    if (lane.entries.length > 0) return this.#wake(lane);
    lane.moving = false;
    this.#lanes.delete(lane.name);
  }

  #later(ms: number, then: () => void): void {
    const timer = setTimeout(() => {
      this.#timers.delete(timer);
      if (!this.#stopped) then();
    }, ms);
    timer.unref();
    this.#timers.add(timer);
  }
}

/** Returns the pause before a retry; the first retry follows at once, as Telegram's does. */
function pauseAfter(pending: Pending, attempt: Attempt, firstMs: number): number {
  pending.fails += 1;
  if (attempt.retryAfterMs > 0) return attempt.retryAfterMs;
  if (pending.fails === 1) return 0;
  pending.delayMs = Math.min(MAX_PAUSE_MS, pending.delayMs === 0 ? firstMs : pending.delayMs * 2);
  return pending.delayMs;
}
