import { dice } from "./dice.ts";

const SIDES = 1_000_000;

/** When each of `count` messages comes, in milliseconds from the start: independent of each other (Poisson), the same for one seed. */
export function arrivalTimes(count: number, perSecond: number, seed: number): number[] {
  const roll = dice(seed);
  let at = 0;
  return Array.from({ length: count }, () => {
    at += (-Math.log((roll(SIDES) + 1) / SIDES) * 1_000) / perSecond;
    return at;
  });
}
