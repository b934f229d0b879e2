const DAY_MS = 24 * 60 * 60 * 1000;

/**
 * Returns when something happened by another's clock, unless that is more than a day after it reached us: then the
 * latter. Clocks differ, but what comes from the future would stay the last of its kind until then. Both are RFC 3339.
 */
export const believableTime = (occurredAt: string, receivedAt: string): string =>
  Date.parse(occurredAt) - Date.parse(receivedAt) > DAY_MS ? receivedAt : occurredAt;

/** Says whether something done just now may have this time (RFC 3339) by another's clock: not tomorrow, not decades ago. */
export function isPossibleTime(time: string, now: number): boolean {
  const moment = Date.parse(time);
  return moment >= EARLIEST_MS && moment - now <= DAY_MS;
}

/** Older than any platform; clocks that are not set begin at 1970. */
const EARLIEST_MS = Date.UTC(2000);
