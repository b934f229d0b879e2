import type { Worlds } from "../stage/worlds.ts";
import type { World } from "./world.ts";

/** The worlds of bots. One is known by its bots' tokens, by those of its interactions and by its files' ids. */
export type DiscordWorlds = Worlds<World>;

/** Whether a world is the one that a token, or a file's id, belongs to. */
export const hasToken = ({ apps, interactions, files }: World, token: string): boolean =>
  apps.has(token) || interactions.has(token) || files.has(token);
