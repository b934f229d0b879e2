import type { Settings } from "../config.ts";

const DISCORD = "https://discord.com/api";

/** Returns the address of a picture or sticker. The sandbox keeps them beside its API. */
export const cdnAddress = (path: string, { apiRoot }: Pick<Settings, "apiRoot">): URL | null =>
  URL.parse(
    path,
    apiRoot === DISCORD ? "https://cdn.discordapp.com/" : `${apiRoot.replace(/\/api\/?$/, "")}/cdn/`,
  );

/** Whether a file is on Discord's servers, or on those of the API in the settings: a payload must not lead elsewhere. */
export function isOfDiscord(address: URL, { apiRoot }: Pick<Settings, "apiRoot">): boolean {
  if (address.origin === new URL(apiRoot).origin) return true;
  return address.protocol === "https:" && /(^|\.)discord(app)?\.(com|net)$/.test(address.hostname);
}

/** Whether the time in an attachment's address has passed. */
export function isExpired(address: URL, now = Date.now()): boolean {
  const until = address.searchParams.get("ex");
  return until !== null && /^[\da-f]{1,12}$/.test(until) && Number.parseInt(until, 16) * 1000 < now;
}
