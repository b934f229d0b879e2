import { distance } from "fastest-levenshtein";

/** Further apart than this, a suggestion is a guess. */
const DISTANCE_MAX = 2;
/** Longer than every name. */
const SAID_MAX = 64;

/** Finds the candidate that was probably meant: the first of the nearest, at most two letters away and never half the word. */
export function nearestOf(said: string, candidates: readonly string[]): string | null {
  if (said.length > SAID_MAX) return null;
  const lower = said.toLowerCase();
  let nearest: string | null = null;
  let least = DISTANCE_MAX + 1;
  for (const candidate of candidates) {
    const apart = distance(lower, candidate.toLowerCase());
    if (apart >= least || apart > Math.max(lower.length, candidate.length) / 2) continue;
    [nearest, least] = [candidate, apart];
  }
  return nearest;
}
