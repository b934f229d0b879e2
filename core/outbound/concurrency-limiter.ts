/** Slots for work under way, taken in the name of a channel or reserved before the channel is known. */
export type ConcurrencyLimiter = {
  /** Takes a slot for `key`; false when all are taken or `key` holds its share. */
  acquire(key: string): boolean;
  release(key: string): void;
  /** Takes up to `wanted` slots for whoever; answers how many. Each is assigned or cancelled. */
  reserve(wanted: number): number;
  /** Turns a reserved slot into one of `key`. */
  assign(key: string): void;
  cancel(slots: number): void;
  /** How many slots are taken or reserved. */
  inUse(): number;
};

/**
 * Limits what is under way to `total`, and each key to as many slots as stay free beside it. Alone a key gets half; two
 * that never let go get a third each, and a third stays free for the others: no fixed share could promise that.
 */
export function createConcurrencyLimiter(total: number): ConcurrencyLimiter {
  const held = new Map<string, number>();
  let inUse = 0;

  const free = () => total - inUse;
  const heldBy = (key: string) => held.get(key) ?? 0;
  const add = (key: string, slots: number) => {
    const left = heldBy(key) + slots;
    if (left > 0) held.set(key, left);
    else held.delete(key);
  };

  return {
    acquire(key) {
      if (heldBy(key) >= free()) return false;
      inUse += 1;
      add(key, 1);
      return true;
    },
    release(key) {
      inUse -= 1;
      add(key, -1);
    },
    // Whoever turns out to need them stays within its share, even the key that holds most.
    reserve(wanted) {
      const most = Math.max(0, ...held.values());
      const slots = Math.max(0, Math.min(wanted, Math.floor((free() - most) / 2)));
      inUse += slots;
      return slots;
    },
    assign: (key) => add(key, 1),
    cancel(slots) {
      inUse -= slots;
    },
    inUse: () => inUse,
  };
}
