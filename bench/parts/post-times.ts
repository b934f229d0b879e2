import { dice } from "./dice.ts";

const SIDES = 1_000_000;

/**
 * Returns when each of `count` messages is posted, in milliseconds from the start. Posts are independent (Poisson)
 * and the same for one seed.
 */
export function postTimes(count: number, perSecond: number, seed: number): number[] {
  const roll = dice(seed);
  let at = 0;
  return Array.from({ length: count }, () => {
    at += (-Math.log((roll(SIDES) + 1) / SIDES) * 1_000) / perSecond;
    return at;
  });
}
