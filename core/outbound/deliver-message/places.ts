/** A process's places to send at once, and the line of those who wait for one. */
export type Places<Waiting> = {
  /** Puts one at the end of the line; it is worked on as soon as there is a place. */
  hand(one: Waiting): void;
  /** Keeps up to `wanted` places that nobody waits for; answers how many. Each is used or left. */
  keep(wanted: number): number;
  /** Uses a kept place until the work is done. */
  use(work: Promise<void>): void;
  /** Frees kept places. */
  leave(places: number): void;
  /** How many wait or are at work. */
  taken(): number;
  /** Resolves when no place is taken. */
  idle(): Promise<void>;
};

/** Opens `limit` places. What is worked in them must not reject. */
export function openPlaces<Waiting extends object>(
  limit: number,
  work: (one: Waiting) => Promise<void>,
): Places<Waiting> {
  const line: Waiting[] = [];
  const quiet: (() => void)[] = [];
  let inUse = 0;

  const use = (done: Promise<void>) => void done.finally(() => leave(1));

  function fill(): void {
    while (inUse < limit) {
      const one = line.shift();
      if (one === undefined) return;
      inUse += 1;
      use(work(one));
    }
  }

  function leave(places: number): void {
    inUse -= places;
    fill();
    if (inUse === 0) quiet.splice(0).forEach((resolve) => resolve());
  }

  return {
    use,
    leave,
    hand(one) {
      line.push(one);
      fill();
    },
    keep(wanted) {
      const kept = Math.max(0, Math.min(wanted, limit - inUse - line.length));
      inUse += kept;
      return kept;
    },
    taken: () => line.length + inUse,
    idle: () => (inUse === 0 ? Promise.resolve() : new Promise((resolve) => quiet.push(resolve))),
  };
}
