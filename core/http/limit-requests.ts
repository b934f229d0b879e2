import type { MemberActor } from "../access/index.ts";

/** Where somebody stands in their minute. */
export type Allowance = {
  readonly limit: number;
  readonly remaining: number;
  readonly resetSeconds: number;
  /** Whether this request is within it. */
  readonly granted: boolean;
};

/** Counts a request of a member, or of a key, and says where they stand. */
export type RequestLimiter = (actor: Pick<MemberActor, "userId" | "keyId">) => Allowance;

const MINUTE_MS = 60_000;

/** Minutes that have passed are forgotten once so many are remembered. */
const MANY = 1_000;

/**
 * Counts the requests a minute of each member and each key in this process: a program in a loop must not take the hub from
 * everybody else. A key counts apart from the pages of whoever made it.
 */
export function limitRequests(limit: number, now: () => number = () => performance.now()): RequestLimiter {
  const minutes = new Map<string, { count: number; readonly endsAt: number }>();
  const minuteOf = (key: string, at: number) => {
    const known = minutes.get(key);
    if (known !== undefined && known.endsAt > at) return known;
    if (minutes.size >= MANY) forgetPast(minutes, at);
    const begun = { count: 0, endsAt: at + MINUTE_MS };
    minutes.set(key, begun);
    return begun;
  };
  return ({ userId, keyId }) => {
    const at = now();
    const minute = minuteOf(keyId ?? userId, at);
    minute.count += 1;
    return {
      limit,
      remaining: Math.max(0, limit - minute.count),
      resetSeconds: Math.ceil((minute.endsAt - at) / 1_000),
      granted: minute.count <= limit,
    };
  };
}

function forgetPast(minutes: Map<string, { readonly endsAt: number }>, at: number): void {
  for (const [key, { endsAt }] of minutes) if (endsAt <= at) minutes.delete(key);
}
