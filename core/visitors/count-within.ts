/** Counts by key, anew in every window; what it remembers is bounded by what one window brings. */
export function countWithin(milliseconds: number): (key: string, amount?: number) => number {
  let counts = new Map<string, number>();
  let ends = 0;
  return (key, amount = 1) => {
    if (performance.now() > ends) {
      counts = new Map();
      ends = performance.now() + milliseconds;
    }
    const count = (counts.get(key) ?? 0) + amount;
    counts.set(key, count);
    return count;
  };
}
