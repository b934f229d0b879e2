import { Agent } from "undici";
import { attemptDelivery, type Address, type Attempt, type Letter } from "./attempt-delivery.ts";
import { chooseFault } from "./faults.ts";
import type { StageAccount, StageWorld } from "./stage-world.ts";

/** An event that waits for its webhook. Events of one lane arrive in order. */
export type Parcel = { readonly lane: string; readonly at: number; fails: number };

/** When a failed delivery is tried again. `repeatsLast`: whether the last pause repeats until `forMs` have passed. */
export type Retries = {
  readonly pausesMs: readonly number[];
  readonly repeatsLast: boolean;
  readonly forMs: number;
};

/** How a platform delivers. */
export type Round<P extends Parcel> = {
  readonly address: Address;
  readonly retries: Retries;
  readonly letterOf: (parcel: P) => Letter;
  /** Hears a response that contains JSON. */
  readonly replied: (reply: object) => void;
  readonly failed: (text: string) => void;
  /** Forgets an event that arrived or was given up. */
  readonly settled: (parcel: P) => void;
};

export type Courier<P extends Parcel> = { offer(parcel: P): void; stop(): void };

/** Delivers events to a webhook: in order within a lane, in parallel between lanes. Retries as the platform says. */
export function startCourier<P extends Parcel>(
  world: StageWorld,
  account: StageAccount,
  round: Round<P>,
): Courier<P> {
  const courier = new LaneCourier(world, account, round);
  world.closing.signal.addEventListener("abort", () => courier.stop(), { once: true });
  return courier;
}

const REORDER_MS = 1000;

type Lane<P> = { readonly name: string; readonly entries: P[]; moving: boolean };

class LaneCourier<P extends Parcel> implements Courier<P> {
  readonly #world: StageWorld;
  readonly #account: StageAccount;
  readonly #round: Round<P>;
  readonly #agent: Agent;
  readonly #lanes = new Map<string, Lane<P>>();
  readonly #ready: Lane<P>[] = [];
  readonly #timers = new Set<NodeJS.Timeout>();
  #flying = 0;
  #stopped = false;
  #held: P | null = null;

  constructor(world: StageWorld, account: StageAccount, round: Round<P>) {
    this.#world = world;
    this.#account = account;
    this.#round = round;
    this.#agent = new Agent({ connections: round.address.connections, pipelining: 1 });
  }

  /** A reordered event waits until the next one has passed it; alone, it is delivered after a while. */
  offer(parcel: P): void {
    if (this.#held === null && chooseFault(this.#account.faults, ["reorder"], null)) {
      this.#held = parcel;
      this.#later(REORDER_MS, () => this.#release());
      return;
    }
    this.#queue(parcel);
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

  #queue(parcel: P): void {
    const lane = this.#lanes.get(parcel.lane) ?? { name: parcel.lane, entries: [], moving: false };
    this.#lanes.set(parcel.lane, lane);
    lane.entries.push(parcel);
    if (!lane.moving) this.#wake(lane);
  }

  #wake(lane: Lane<P>): void {
    lane.moving = true;
    this.#ready.push(lane);
    this.#pump();
  }

  #pump(): void {
    while (this.#flying < this.#round.address.connections) {
      const lane = this.#stopped ? undefined : this.#ready.shift();
      if (!lane) return;
      void this.#carry(lane);
    }
  }

  async #carry(lane: Lane<P>): Promise<void> {
    const parcel = lane.entries[0];
    if (!parcel) return;
    this.#flying += 1;
    const { address, letterOf } = this.#round;
    const attempt = await attemptDelivery(this.#world, this.#account, address, this.#agent, letterOf(parcel));
    this.#flying -= 1;
    if (this.#stopped) return;
    this.#settle(lane, parcel, attempt);
    this.#pump();
  }

  #settle(lane: Lane<P>, parcel: P, attempt: Attempt): void {
    if (!attempt.ok) return this.#handleFailure(lane, parcel, attempt);
    if (attempt.reply) this.#round.replied(attempt.reply);
    if (chooseFault(this.#account.faults, ["duplicate"], null)) this.#wake(lane);
    else this.#advance(lane, parcel);
  }

  #handleFailure(lane: Lane<P>, parcel: P, attempt: Attempt): void {
    this.#round.failed(attempt.text);
    parcel.fails += 1;
    const pause = pauseAfter(parcel, attempt, this.#round.retries);
    if (pause === null) this.#advance(lane, parcel);
    else this.#later(pause, () => this.#wake(lane));
  }

  #advance(lane: Lane<P>, parcel: P): void {
    this.#round.settled(parcel);
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

/** Returns the pause before a retry; null when the event is given up. */
function pauseAfter(
  { at, fails }: Parcel,
  { retryAfterMs }: Attempt,
  { pausesMs, repeatsLast, forMs }: Retries,
): number | null {
  if (Date.now() - at > forMs) return null;
  const next = pausesMs[fails - 1] ?? (repeatsLast ? (pausesMs.at(-1) ?? null) : null);
  return next !== null && retryAfterMs > 0 ? retryAfterMs : next;
}
