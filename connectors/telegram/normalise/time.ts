/** Returns RFC 3339 for Telegram's seconds. Throws for a number that is no date. */
export const timeOf = (seconds: number) => new Date(seconds * 1000).toISOString();

/** Like `timeOf`, but undefined for a number that is no date. */
export const timeOrNone = (seconds: number): string | undefined => {
  const moment = new Date(seconds * 1000);
  return Number.isNaN(moment.getTime()) ? undefined : moment.toISOString();
};
