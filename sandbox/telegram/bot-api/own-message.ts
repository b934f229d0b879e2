import type { Message } from "@grammyjs/types";
import type { Room } from "../world.ts";
import type { Call } from "./call.ts";
import { writableRoom } from "./find-room.ts";
import { has, integerOf } from "./params.ts";
import { bad } from "./refusal.ts";

/** Finds the message that a call changes; it must be the bot's own. */
export function ownMessage({ world, bot, params }: Call): { room: Room; message: Message } {
  if (!has(params, "message_id")) throw bad("message identifier is not specified");
  const room = writableRoom(world, bot, params);
  const message = room.messages.get(integerOf(params, "message_id"));
  if (!message) throw bad("message to edit not found");
  if (message.from?.id !== bot.user.id) throw bad("message can't be edited");
  return { room, message };
}
