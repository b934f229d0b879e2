import type { ListedPlatform } from "./stage/platform.ts";
import { telegramPlay } from "./telegram/play.ts";

/** The simulated platforms, in the order of the page's tabs. */
export const platforms: readonly ListedPlatform[] = [
  { ...telegramPlay, load: async () => (await import("./telegram/index.ts")).createTelegram },
];
