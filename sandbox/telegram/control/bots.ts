import { Hono } from "hono";
import { privateRoom } from "../chats/add-room.ts";
import { addBot } from "../people/add-bot.ts";
import { addCustomer } from "../people/add-customer.ts";
import { addGroup } from "../people/groups.ts";
import { tell } from "../people/tell.ts";
import { refuse } from "../bot-api/refusal.ts";
import type { BotWorlds } from "../bot-worlds.ts";
import { publish } from "../../stage/stage-world.ts";
import type { World } from "../world.ts";
import { findBot } from "./find-bot.ts";
import { presentBot, presentChat } from "./present.ts";
import { readBody } from "../../stage/control/read-body.ts";
import { newBot, newCustomer, newGroup, update } from "./schemas.ts";

/** Controls bots, the users who may write to them, and groups. */
export function routeBots(worlds: BotWorlds): Hono {
  return new Hono()
    .get("/bots", (c) => c.json({ items: [...worlds.of(c).bots.values()].map(presentBot) }))
    .post("/bots", async (c) => {
      const [world, wanted] = [worlds.of(c), await readBody(c, newBot)];
      if (wanted.token !== undefined && (worlds.withToken(wanted.token) ?? world) !== world)
        throw refuse(400, "Another bot uses this token.");
      const bot = addBot(world, wanted);
      publish(world, bot, () => ({ kind: "accounts" }));
      return c.json(presentBot(bot), 201);
    })
    .get("/bots/:token", (c) => c.json(presentBot(findBot(worlds.of(c), c.req.param("token")))))
    .put("/bots/:token/revocation", (c) => c.json(revoke(worlds.of(c), c.req.param("token"), true)))
    .delete("/bots/:token/revocation", (c) => c.json(revoke(worlds.of(c), c.req.param("token"), false)))
    .get("/bots/:token/customers", (c) => {
      const world = worlds.of(c);
      findBot(world, c.req.param("token"));
      return c.json({ items: [...world.customers.values()] });
    })
    .post("/bots/:token/customers", async (c) => {
      const world = worlds.of(c);
      const bot = findBot(world, c.req.param("token"));
      return c.json(addCustomer(world, bot, await readBody(c, newCustomer)), 201);
    })
    .post("/bots/:token/groups", async (c) => {
      const world = worlds.of(c);
      const bot = findBot(world, c.req.param("token"));
      return c.json(presentChat(world, addGroup(world, bot, await readBody(c, newGroup))), 201);
    })
    .post("/bots/:token/updates", async (c) => {
      const world = worlds.of(c);
      tell(world, findBot(world, c.req.param("token")), await readBody(c, update));
      return c.body(null, 204);
    })
    .get("/bots/:token/chats", (c) => {
      const world = worlds.of(c);
      const bot = findBot(world, c.req.param("token"));
      for (const id of world.customers.keys()) privateRoom(world, bot, id);
      return c.json({ items: [...bot.chats.values()].map((room) => presentChat(world, room)) });
    });
}

function revoke(world: World, token: string, revoked: boolean) {
  const bot = findBot(world, token);
  bot.revoked = revoked;
  if (revoked) bot.poll?.end("closing");
  publish(world, bot, () => ({ kind: "accounts" }));
  return presentBot(bot);
}
