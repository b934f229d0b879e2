/** Tells the time; tests give a fixed one. Leases never use it: only the database's clock counts there. */
export type Clock = { now(): Temporal.Instant };

/** The machine's clock. */
export const systemClock: Clock = { now: () => Temporal.Now.instant() };
