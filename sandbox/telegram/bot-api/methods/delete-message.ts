import { z } from "zod";
import { publish } from "../../../stage/stage-world.ts";
import { roomIdOf } from "../../played/room-id.ts";
import { unixNow, type Room } from "../../world.ts";
import { done, type Call, type Outcome } from "../call.ts";
import { writableRoom } from "../find-room.ts";
import { integerOf, structureOf } from "../params.ts";
import { bad } from "../refusal.ts";

export function deleteMessage(call: Call): Outcome {
  const room = writableRoom(call.world, call.bot, call.params);
  const id = integerOf(call.params, "message_id");
  if (!room.messages.has(id)) throw bad("message to delete not found");
  if (!mayDelete(call, room, id)) throw bad("message can't be deleted");
  remove(call, room, id);
  return done;
}

/** Skips messages that do not exist, as Telegram does. */
export function deleteMessages(call: Call): Outcome {
  const room = writableRoom(call.world, call.bot, call.params);
  const ids =
    structureOf(
      call.params,
      "message_ids",
      z.array(z.int()),
      "can't parse message identifiers JSON object",
    ) ?? [];
  if (ids.length === 0) throw bad("message identifiers are not specified");
  if (ids.length > 100) throw bad("too many message identifiers specified");
  for (const id of ids) if (room.messages.has(id) && mayDelete(call, room, id)) remove(call, room, id);
  return done;
}

const DELETABLE_SECONDS = 48 * 3600;

/**
 * Allows every recent message in a private chat. In a group only the bot's own, because it is no administrator there.
 */
function mayDelete({ bot }: Call, room: Room, id: number): boolean {
  const message = room.messages.get(id);
  if (!message || unixNow() - message.date > DELETABLE_SECONDS) return false;
  return room.chat.type === "private" || message.from?.id === bot.user.id;
}

function remove({ world, bot }: Call, room: Room, id: number): void {
  const message = room.messages.get(id);
  room.messages.delete(id);
  room.reactions.delete(id);
  publish(world, bot, () => ({
    kind: "deleted",
    roomId: message ? roomIdOf(message) : String(room.chat.id),
    messageId: String(id),
  }));
}
