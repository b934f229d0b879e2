import { replaceMessage } from "../../chats/post-message.ts";
import { postUpdate } from "../../updates/post-update.ts";
import type { Call, Outcome } from "../call.ts";
import { writableRoom } from "../find-room.ts";
import { integerOf } from "../params.ts";
import { bad } from "../refusal.ts";

export function stopPoll({ world, bot, params }: Call): Outcome {
  const room = writableRoom(world, bot, params);
  const message = room.messages.get(integerOf(params, "message_id"));
  if (!message?.poll) throw bad("message with poll to stop not found");
  if (message.from?.id !== bot.user.id) throw bad("poll can't be stopped");
  if (message.poll.is_closed) throw bad("poll has already been closed");
  const poll = { ...message.poll, is_closed: true };
  replaceMessage(world, bot, room, { ...message, poll });
  postUpdate(bot, "poll", room.chat.id, { poll });
  return { result: poll };
}
