import { dice } from "./dice.ts";

const SIDES = 1_000_000;

/**
 * Returns when each of `count` messages arrives, in milliseconds from the start. Arrivals are independent (Poisson)
 * and the same for one seed.
 */
export function arrivalTimes(count: number, perSecond: number, seed: number): number[] {
  const roll = dice(seed);
  let at = 0;
  return Array.from({ length: count }, () => {
    at += (-Math.log((roll(SIDES) + 1) / SIDES) * 1_000) / perSecond;
    return at;
  });
}
