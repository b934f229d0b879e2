export { createDiscord } from "./create-discord.ts";
export type { Discord, DiscordOptions } from "./create-discord.ts";
