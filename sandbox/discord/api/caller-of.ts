import type { Context } from "hono";
import { appOf } from "../gateway/dispatch.ts";
import { refuse } from "../refusal.ts";
import type { App, Interaction, World } from "../world.ts";
import type { DiscordWorlds } from "../discord-worlds.ts";
import { isByInteraction, type Route } from "./call.ts";

export type Caller = { readonly world: World; readonly app: App; readonly interaction: Interaction | null };

/** Finds who calls: by the bot's token, or by an interaction's in the path. */
export function callerOf(worlds: DiscordWorlds, c: Context, route: Route): Caller {
  if (isByInteraction(route)) return byInteraction(worlds, c, route);
  const token = /^Bot (.+)$/.exec(c.req.header("authorization") ?? "")?.[1] ?? "";
  const world = worlds.withToken(token);
  const app = world?.apps.get(token);
  if (!world || !app || app.revoked) throw refuse.unauthorised();
  return { world, app, interaction: null };
}

function byInteraction(worlds: DiscordWorlds, c: Context, route: Route): Caller {
  const token = c.req.param("token") ?? "";
  const world = worlds.withToken(token);
  const interaction = world?.interactions.get(token);
  const app = world && interaction && appOf(world, interaction.appId);
  const isCallback = route.path.startsWith("/interactions/");
  if (!world || !interaction || !app)
    throw isCallback ? refuse.unknownInteraction() : refuse.unknownWebhook();
  if (isCallback && c.req.param("interaction") !== interaction.id) throw refuse.unknownInteraction();
  if (!isCallback && c.req.param("webhook") !== app.id) throw refuse.unknownWebhook();
  if (Date.now() - interaction.at > world.limits.tokenMs)
    throw isCallback ? refuse.unknownInteraction() : refuse.webhookToken();
  return { world, app, interaction };
}
