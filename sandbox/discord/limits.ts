import { WIDE_OPEN } from "./api/rate-limits.ts";
import type { Limits } from "./world.ts";

export type LimitOptions = {
  readonly sendsLimit?: number | undefined;
  readonly wireLimit?: number | undefined;
  /** Times and rates other than Discord's own, for tests. */
  readonly limits?: Partial<Limits> | undefined;
  /** Whether rates are so wide that nobody reaches them. */
  readonly wide?: boolean | undefined;
};

const MINUTE_MS = 60_000;

/** Discord's own times and rates. */
const LIMITS: Limits = {
  wire: 500,
  sends: 100_000,
  heartbeatMs: 41_250,
  identifyMs: 5000,
  sessionMs: 5 * MINUTE_MS,
  nonceMs: 5 * MINUTE_MS,
  responseMs: 3000,
  tokenMs: 15 * MINUTE_MS,
  fileMs: 24 * 60 * MINUTE_MS,
  commandsADay: 200,
  activeThreads: 1000,
  rate: { calls: 5, ms: 5000 },
};

/** Returns the limits of a sandbox: Discord's, but for those that somebody sets. */
export const limitsOf = ({ wireLimit, sendsLimit, limits, wide }: LimitOptions): Limits => ({
  ...LIMITS,
  ...(wireLimit !== undefined && { wire: wireLimit }),
  ...(sendsLimit !== undefined && { sends: sendsLimit }),
  ...(wide && { rate: WIDE_OPEN }),
  ...limits,
});
