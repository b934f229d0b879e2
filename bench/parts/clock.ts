/** Returns milliseconds of the machine's monotonic clock, which all its processes share. */
export const clock = (): number => Number(process.hrtime.bigint()) / 1_000_000;
