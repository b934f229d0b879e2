import type { ListedPlatform } from "./stage/platform.ts";
import { discordPlay } from "./discord/play.ts";
import { telegramPlay } from "./telegram/play.ts";

/** The simulated platforms, in the order of the page's tabs. */
export const platforms: readonly ListedPlatform[] = [
  { ...telegramPlay, load: async () => (await import("./telegram/index.ts")).createTelegram },
  { ...discordPlay, load: async () => (await import("./discord/index.ts")).createDiscord },
];

/** Loads the code of the platforms that a fresh hub opens at once, for whoever has time before they are used. */
export async function loadFirstPlatforms(): Promise<void> {
  await Promise.all(platforms.filter(({ opensAtFirst }) => opensAtFirst).map(({ load }) => load()));
}
