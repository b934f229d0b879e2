import type { Message } from "@grammyjs/types";
import { postMessage, type Content } from "../chats/post-message.ts";
import { topicFor } from "../chats/topics.ts";
import { recordSend } from "../../stage/record-send.ts";
import { sentOf } from "../recorded-send.ts";
import type { Room } from "../world.ts";
import type { Call, Outcome } from "./call.ts";
import { writableRoom } from "./find-room.ts";
import { flagOf, has, integerOf } from "./params.ts";
import { replyMarkup } from "./reply-markup.ts";
import { replyTarget } from "./reply-target.ts";

/** Finishes every send: reply, keyboard, message and record. */
export function send(
  call: Call,
  content: Content,
  room: Room = writableRoom(call.world, call.bot, call.params),
): Outcome {
  const markup = replyMarkup(call.params);
  const message = post(
    call,
    room,
    { ...content, ...(markup && { reply_markup: markup }) },
    replyTarget(room, call.params),
  );
  return { result: message };
}

/** Posts one message of a call and records it as sent. */
export function post(
  { world, bot, params, method }: Call,
  room: Room,
  content: Content,
  target: Message | null,
): Message {
  const protection = flagOf(params, "protect_content") ? { has_protected_content: true as const } : {};
  const topic = has(params, "message_thread_id") ? integerOf(params, "message_thread_id") : null;
  const place = topicFor(room, topic, room.managesTopics);
  const message = postMessage(world, bot, room, userOf(bot), { ...content, ...protection, ...place }, target);
  recordSend(world, bot, sentOf(method, message));
  return message;
}

const authors = new WeakMap<object, Message["from"] & object>();

/** The bot as users see it; built once, because every message contains it. */
function userOf({ user }: Call["bot"]) {
  const known = authors.get(user) ?? {
    id: user.id,
    is_bot: true,
    first_name: user.first_name,
    username: user.username,
  };
  authors.set(user, known);
  return known;
}
