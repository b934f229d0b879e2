import type { ReactionType } from "@grammyjs/types";
import { refuse } from "../bot-api/refusal.ts";
import { isReaction } from "../chats/reaction-emoji.ts";
import { reactionsOf } from "../chats/reactions.ts";
import type { PlayedPlatform } from "../../stage/played-platform.ts";
import { edit } from "../people/edit.ts";
import { erase } from "../people/erase.ts";
import { press } from "../people/press.ts";
import { react } from "../people/react.ts";
import { vote } from "../people/vote.ts";
import { placeIn } from "./room-id.ts";
import type { Bot, World } from "../world.ts";

type Played = PlayedPlatform<World, Bot>;

/** What people do with a message of the chat. */
export const messageActions: Required<Pick<Played, "edit" | "erase" | "react" | "press" | "vote">> = {
  edit: ({ world, account, roomId, messageId }, { text }) =>
    void edit(world, account, placeIn(roomId).chatId, Number(messageId), text),
  erase: ({ world, account, roomId, messageId }) =>
    erase(world, account, placeIn(roomId).chatId, Number(messageId)),
  react: ({ world, account, roomId, messageId }, { from, emoji, on }) => {
    const room = account.chats.get(placeIn(roomId).chatId);
    const known = room ? reactionsOf(room, Number(messageId), Number(from)) : [];
    // The app shows one reaction of a person; another replaces it.
    const next = on
      ? [reactionOf(emoji)]
      : known.filter((one) => one.type !== "emoji" || one.emoji !== emoji);
    react(world, account, placeIn(roomId).chatId, Number(messageId), Number(from), next);
  },
  press: ({ world, account, roomId, messageId }, { from, button }) => {
    const { id, answer } = press(
      world,
      account,
      placeIn(roomId).chatId,
      Number(messageId),
      Number(from),
      button,
    );
    return { id, answered: answer !== null };
  },
  vote: ({ world, account, roomId, messageId }, { from, options }) =>
    void vote(world, account, placeIn(roomId).chatId, Number(messageId), Number(from), options.map(Number)),
};

function reactionOf(emoji: string): ReactionType {
  if (!isReaction(emoji)) throw refuse(400, "Bad Request: REACTION_INVALID");
  return { type: "emoji", emoji };
}
