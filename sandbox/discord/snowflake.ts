/** The first second of 2015, where Discord's ids begin to count. */
const EPOCH = 1_420_070_400_000n;

let last = 0n;

/** Creates an id of the present time. Later ids are greater, also within a millisecond. */
export function newSnowflake(at: number = Date.now()): string {
  const wanted = (BigInt(at) - EPOCH) << 22n;
  last = wanted > last ? wanted : last + 1n;
  return String(last);
}

/** Returns the milliseconds since 1970 that an id was made at. */
export const timeOf = (id: string): number => Number((BigInt(id) >> 22n) + EPOCH);

/** Returns the time of an id as Discord writes it. */
export const timestampOf = (id: string): string => timestamp(timeOf(id));

/** Returns a time as Discord writes it: microseconds and an offset. */
export const timestamp = (ms: number): string => new Date(ms).toISOString().replace("Z", "000+00:00");

export const isSnowflake = (value: string | null): value is string =>
  value !== null && /^\d{1,20}$/.test(value);

/** Orders ids by time. */
export const compareIds = (a: string, b: string): number => {
  const [x, y] = [BigInt(a), BigInt(b)];
  return x < y ? -1 : x > y ? 1 : 0;
};
