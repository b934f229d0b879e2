/** Returns RFC 3339 for Telegram's seconds. */
export const timeOf = (seconds: number) => new Date(seconds * 1000).toISOString();
