import type { Worlds } from "../stage/worlds.ts";
import type { World } from "./world.ts";

/** The worlds in which bots live, each known by its bots' tokens. */
export type BotWorlds = Worlds<World>;
