import { Hono, type Context } from "hono";
import { readBody } from "../../stage/control/read-body.ts";
import { refuse } from "../bot-api/refusal.ts";
import type { BotWorlds } from "../bot-worlds.ts";
import { setBlocked } from "../people/block.ts";
import { setBotMembership, setMembership } from "../people/groups.ts";
import { renameGroup } from "../people/rename-group.ts";
import { upgradeGroup } from "../people/upgrade-group.ts";
import { actorIn, placeOf, type Place } from "./place-of.ts";
import { presentRoom } from "./present.ts";
import * as schemas from "./schemas.ts";

const CHAT = "/bots/:token/chats/:chatId";

/** Controls a chat itself: who is in it, whether the bot is, and its name. */
export function routeGroups(worlds: BotWorlds): Hono {
  const place = (c: Context) => placeOf(worlds.of(c), c);
  return new Hono()
    .put(`${CHAT}/block`, (c) => block(c, place(c), true))
    .delete(`${CHAT}/block`, (c) => block(c, place(c), false))
    .put(`${CHAT}/bot`, (c) => invite(c, place(c), true))
    .delete(`${CHAT}/bot`, (c) => invite(c, place(c), false))
    .put(`${CHAT}/title`, async (c) => {
      const { from, title } = await readBody(c, schemas.title);
      const { world, bot, room } = place(c);
      renameGroup(world, bot, room, actorIn(place(c), from), title);
      return c.json(presentRoom(world, room));
    })
    .post(`${CHAT}/upgrade`, async (c) => {
      const { from, silently } = await readBody(c, schemas.upgrade);
      const { world, bot, room } = place(c);
      const next = upgradeGroup(world, bot, room, actorIn(place(c), from), silently);
      return c.json(presentRoom(world, next), 201);
    })
    .post(`${CHAT}/members`, async (c) =>
      join(c, place(c), (await readBody(c, schemas.membership)).user_id, true),
    )
    .delete(`${CHAT}/members/:userId`, (c) => join(c, place(c), Number(c.req.param("userId")), false));
}

function block(c: Context, { world, bot, chatId, room }: Place, blocked: boolean): Response {
  if (room.chat.type !== "private") throw refuse(400, "You can block only private chats.");
  setBlocked(world, bot, chatId, blocked);
  return c.json(presentRoom(world, room));
}

async function invite(c: Context, at: Place, inside: boolean): Promise<Response> {
  const { world, bot, room } = at;
  const { from } = await readBody(c, schemas.author);
  setBotMembership(world, bot, room, actorIn(at, from), inside);
  return c.json(presentRoom(world, room));
}

function join(c: Context, { world, bot, room }: Place, userId: number, inside: boolean): Response {
  const person = world.customers.get(userId);
  if (!person) throw refuse(404, "Person not found.");
  setMembership(world, bot, room, person, inside);
  return c.json(presentRoom(world, room));
}
