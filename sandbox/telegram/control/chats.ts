import { Hono, type Context } from "hono";
import type { ReactionType } from "@grammyjs/types";
import { compose } from "../people/compose.ts";
import { edit } from "../people/edit.ts";
import { erase } from "../people/erase.ts";
import { press } from "../people/press.ts";
import { react } from "../people/react.ts";
import { vote } from "../people/vote.ts";
import { writeAlbum } from "../people/write-album.ts";
import { write } from "../people/write.ts";
import { refuse } from "../bot-api/refusal.ts";
import { isReaction } from "../chats/reaction-emoji.ts";
import type { BotWorlds } from "../bot-worlds.ts";
import { findBot } from "./find-bot.ts";
import { placeOf } from "./place-of.ts";
import { presentRoom } from "./present.ts";
import { readBody } from "../../stage/control/read-body.ts";
import * as schemas from "./schemas.ts";

const CHAT = "/bots/:token/chats/:chatId";
const MESSAGE = `${CHAT}/messages/:messageId`;

/** Carries out what users do in a chat. */
export function routeChats(worlds: BotWorlds): Hono {
  const place = (c: Context) => placeOf(worlds.of(c), c);
  return new Hono()
    .get(CHAT, (c) => c.json(presentRoom(worlds.of(c), place(c).room)))
    .post(`${CHAT}/messages`, async (c) => {
      const { world, bot, chatId } = place(c);
      const {
        from,
        reply_to_message_id: replyTo,
        message_thread_id: topic,
        ...sent
      } = await readBody(c, schemas.newMessage);
      if (sent.kind === "album")
        return c.json(
          { items: writeAlbum(world, bot, { chatId, from, replyTo, topic, items: sent.items }) },
          201,
        );
      return c.json(write(world, bot, { chatId, from, replyTo, topic, content: compose(world, sent) }), 201);
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
    });
}

function reactionOf(emoji: string): ReactionType {
  if (!isReaction(emoji)) throw refuse(400, "Bad Request: REACTION_INVALID");
  return { type: "emoji", emoji };
}
