/** How fast something may happen: `perSecond` for ever, `burst` at once. */
export type Rate = { readonly perSecond: number; readonly burst: number };

/** Tokens that were there at `at`, in milliseconds of the caller's clock. */
export type TokenBucket = { readonly tokens: number; readonly at: number };

/** A bucket nobody has taken from. */
export const fullBucket = ({ burst }: Rate, now: number): TokenBucket => ({ tokens: burst, at: now });

/** Adds what has come in since. A clock that went back adds nothing. */
export const refill = (
  { tokens, at }: TokenBucket,
  { perSecond, burst }: Rate,
  now: number,
): TokenBucket => ({
  tokens: Math.min(burst, tokens + (Math.max(0, now - at) / 1_000) * perSecond),
  at: now,
});

/** Says in how many milliseconds there is a token; 0 when there is one. */
export const waitFor = (bucket: TokenBucket, rate: Rate, now: number): number => {
  const missing = 1 - refill(bucket, rate, now).tokens;
  // Tokens are added up from fractions: a millionth of a millisecond is none.
  return Math.max(0, Math.ceil((missing / rate.perSecond) * 1_000 - 1e-6));
};

/** Takes a token that is there. */
export const takeToken = (bucket: TokenBucket, rate: Rate, now: number): TokenBucket => {
  const { tokens, at } = refill(bucket, rate, now);
  return { tokens: tokens - 1, at };
};
