/** Milliseconds by the machine's monotonic clock, which all of its processes share. */
export const clock = (): number => Number(process.hrtime.bigint()) / 1_000_000;
