import { Hono, type Context } from "hono";
import type { ReactionType } from "@grammyjs/types";
import { setBlocked } from "../people/block.ts";
import { compose } from "../people/compose.ts";
import { edit } from "../people/edit.ts";
import { erase } from "../people/erase.ts";
import { setBotMembership, setMembership } from "../people/groups.ts";
import { press } from "../people/press.ts";
import { react } from "../people/react.ts";
import { renameGroup } from "../people/rename-group.ts";
import { upgradeGroup } from "../people/upgrade-group.ts";
import { speaker } from "../people/speaker.ts";
import { vote } from "../people/vote.ts";
import { writeAlbum } from "../people/write-album.ts";
import { write } from "../people/write.ts";
import { refuse } from "../bot-api/refusal.ts";
import { isReaction } from "../chats/reaction-emoji.ts";
import { privateRoom } from "../chats/add-room.ts";
import type { Bot, Room, World } from "../world.ts";
import type { Worlds } from "../worlds.ts";
import { findBot, findChat } from "./find-bot.ts";
import { presentRoom } from "./present.ts";
import { readBody } from "./read-body.ts";
import * as schemas from "./schemas.ts";

const CHAT = "/bots/:token/chats/:chatId";
const MESSAGE = `${CHAT}/messages/:messageId`;

/** Carries out what users do in a chat. */
export function routeChats(worlds: Worlds): Hono {
  const place = (c: Context) => placeOf(worlds.of(c), c);
  return new Hono()
    .get(CHAT, (c) => c.json(presentRoom(worlds.of(c), place(c).room)))
    .post(`${CHAT}/messages`, async (c) => {
      const { world, bot, chatId } = place(c);
      const { from, reply_to_message_id: replyTo, ...sent } = await readBody(c, schemas.newMessage);
      if (sent.kind === "album")
        return c.json({ items: writeAlbum(world, bot, { chatId, from, replyTo, items: sent.items }) }, 201);
      return c.json(write(world, bot, { chatId, from, replyTo, content: compose(world, sent) }), 201);
    })
    .patch(MESSAGE, async (c) => {
      const { world, bot, chatId, messageId } = place(c);
      return c.json(edit(world, bot, chatId, messageId, (await readBody(c, schemas.words)).text));
    })
    .delete(MESSAGE, (c) => {
      const { world, bot, chatId, messageId } = place(c);
      erase(world, bot, chatId, messageId);
      return c.body(null, 204);
    })
    .put(`${MESSAGE}/reactions`, async (c) => {
      const { world, bot, chatId, messageId } = place(c);
      const { from, emoji } = await readBody(c, schemas.reactions);
      react(world, bot, chatId, messageId, from, emoji.map(reactionOf));
      return c.body(null, 204);
    })
    .post(`${MESSAGE}/presses`, async (c) => {
      const { world, bot, chatId, messageId } = place(c);
      const { from, data } = await readBody(c, schemas.press);
      return c.json(press(world, bot, chatId, messageId, from, data), 201);
    })
    .get("/bots/:token/presses/:pressId", (c) => {
      const found = findBot(worlds.of(c), c.req.param("token")).presses.get(c.req.param("pressId"));
      if (!found) throw refuse(404, "Button press not found.");
      return c.json(found);
    })
    .put(`${MESSAGE}/vote`, async (c) => {
      const { world, bot, chatId, messageId } = place(c);
      const { from, options } = await readBody(c, schemas.vote);
      return c.json(vote(world, bot, chatId, messageId, from, options));
    })
    .put(`${CHAT}/block`, (c) => block(worlds.of(c), c, true))
    .delete(`${CHAT}/block`, (c) => block(worlds.of(c), c, false))
    .put(`${CHAT}/bot`, async (c) => invite(worlds.of(c), c, true))
    .delete(`${CHAT}/bot`, async (c) => invite(worlds.of(c), c, false))
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
      join(worlds.of(c), c, (await readBody(c, schemas.membership)).user_id, true),
    )
    .delete(`${CHAT}/members/:userId`, (c) => join(worlds.of(c), c, Number(c.req.param("userId")), false));
}

type Place = {
  readonly world: World;
  readonly bot: Bot;
  readonly room: Room;
  readonly chatId: number;
  readonly messageId: number;
};

function placeOf(world: World, c: Context): Place {
  const bot = findBot(world, c.req.param("token"));
  const chatId = Number(c.req.param("chatId"));
  privateRoom(world, bot, chatId);
  return {
    world,
    bot,
    chatId,
    room: findChat(bot, c.req.param("chatId")),
    messageId: Number(c.req.param("messageId") ?? 0),
  };
}

function block(world: World, c: Context, blocked: boolean): Response {
  const { bot, chatId, room } = placeOf(world, c);
  if (room.chat.type !== "private") throw refuse(400, "You can block only private chats.");
  setBlocked(world, bot, chatId, blocked);
  return c.json(presentRoom(world, room));
}

/** Returns who acts in a group: who is named, else its first member. */
const actorIn = ({ world, bot, room, chatId }: Place, from: number | undefined) =>
  speaker(world, bot, chatId, from ?? [...room.members][0]).person;

async function invite(world: World, c: Context, inside: boolean): Promise<Response> {
  const place = placeOf(world, c);
  const { bot, room } = place;
  const { from } = await readBody(c, schemas.author);
  setBotMembership(world, bot, room, actorIn(place, from), inside);
  return c.json(presentRoom(world, room));
}

function join(world: World, c: Context, userId: number, inside: boolean): Response {
  const { bot, room } = placeOf(world, c);
  const person = world.customers.get(userId);
  if (!person) throw refuse(404, "Person not found.");
  setMembership(world, bot, room, person, inside);
  return c.json(presentRoom(world, room));
}

function reactionOf(emoji: string): ReactionType {
  if (!isReaction(emoji)) throw refuse(400, "Bad Request: REACTION_INVALID");
  return { type: "emoji", emoji };
}
