import { Hono } from "hono";
import { z } from "zod";
import { readBody } from "../../stage/control/read-body.ts";
import type { DiscordWorlds } from "../discord-worlds.ts";
import { dispatch } from "../gateway/dispatch.ts";
import { disturb } from "../gateway/disturb.ts";
import { addApp } from "../model/add-app.ts";
import { isPermission } from "../permissions/bits.ts";
import { setAllowed } from "../permissions/set-allowed.ts";
import { cannot, channelFor } from "../people/speaker.ts";
import { discordToken } from "../play.ts";
import { newSnowflake } from "../snowflake.ts";
import type { App, World } from "../world.ts";

const newApp = z.object({ name: z.string().min(1).max(32), secret: z.string().regex(/^[\w-]+$/) });
const disturbance = z.object({
  kind: z.enum(["drop", "reconnect", "invalidate"]),
  resumable: z.boolean().default(false),
});
const permissions = z.object({ deny: z.array(z.string().refine(isPermission)) });
const event = z.object({ t: z.string().regex(/^[A-Z_]+$/), d: z.record(z.string(), z.unknown()) });

/** Serves applications, their connections and their permissions. */
export function routeAccounts(worlds: DiscordWorlds): Hono {
  const ACCOUNT = "/accounts/:account";
  return new Hono()
    .post("/accounts", async (c) => {
      const { name, secret } = await readBody(c, newApp);
      const id = newSnowflake();
      const token = discordToken(secret, id);
      addApp(worlds.of(c), { id, token, name, username: name.toLowerCase().replaceAll(/\W+/g, "_") });
      return c.json({ id, token }, 201);
    })
    .post(`${ACCOUNT}/disturbances`, async (c) => {
      const { kind, resumable } = await readBody(c, disturbance);
      disturb(worlds.of(c), find(worlds.of(c), c.req.param("account")), kind, resumable);
      return c.body(null, 204);
    })
    .put(`${ACCOUNT}/channels/:channel/permissions`, async (c) => {
      const { deny } = await readBody(c, permissions);
      const world = worlds.of(c);
      const app = find(world, c.req.param("account"));
      setAllowed(world, channelFor(world, c.req.param("channel")), app.id, deny.filter(isPermission), false);
      return c.body(null, 204);
    })
    .post(`${ACCOUNT}/dispatches`, async (c) => {
      const { t, d } = await readBody(c, event);
      const world = worlds.of(c);
      dispatch(world, {
        t,
        guildId: null,
        appId: find(world, c.req.param("account")).id,
        anyIntent: true,
        d: () => d,
      });
      return c.body(null, 204);
    });
}

function find({ apps }: World, id: string): App {
  const app = [...apps.values()].find((each) => each.id === id);
  if (!app) throw cannot("Account not found.", 404);
  return app;
}
