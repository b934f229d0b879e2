import { newerOf, snowflakeAt, timeOfSnowflake } from "../ids.ts";

/** How long before its newest stored message a channel is fetched again. */
const OVERLAP_MS = 10 * 60_000;

/**
 * Says behind which message to fetch a channel whose `newest` message is stored. A connection may lose events before it
 * ends, and later ones hide that, so what was written shortly before is fetched again: the hub knows it by its ids.
 * Nothing is fetched from before `since`, when the account was connected; null where that is not known.
 */
export function fetchFrom(newest: string, since: string | null): string {
  if (since === null) return newest;
  const shortlyBefore = snowflakeAt(new Date(Date.parse(timeOfSnowflake(newest)) - OVERLAP_MS).toISOString());
  const from = newerOf(shortlyBefore, snowflakeAt(since));
  return newerOf(from, newest) === newest ? from : newest;
}
