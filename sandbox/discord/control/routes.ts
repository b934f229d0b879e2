import { Hono } from "hono";
import { routeStage } from "../../stage/control/routes.ts";
import type { DiscordWorlds } from "../discord-worlds.ts";
import { playDiscord } from "../played/play-discord.ts";
import { Refusal } from "../refusal.ts";
import { routeAccounts } from "./accounts.ts";
import { routeChannels } from "./channels.ts";
import { routeServers } from "./servers.ts";

/** Serves the control API: the stage's for the page, and what only Discord has, such as servers. Discord has none. */
export const routeControl = (worlds: DiscordWorlds): Hono =>
  routeStage(
    playDiscord(worlds),
    (error) =>
      error instanceof Refusal ? { status: error.status === 404 ? 404 : 400, message: error.message } : null,
    new Hono()
      .route("/", routeServers(worlds))
      .route("/", routeChannels(worlds))
      .route("/", routeAccounts(worlds)),
  );
