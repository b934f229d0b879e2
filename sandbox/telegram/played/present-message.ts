import type { Message, User } from "@grammyjs/types";
import type { Button, MessageFacts, PersonFacts } from "../../stage/control-api.ts";
import type { Bot, Room } from "../world.ts";
import { marksOf } from "./marks-of.ts";
import { nameOf } from "./name-of.ts";
import { partsOf } from "./parts-of.ts";
import { previewOf, TOPIC_EVENTS } from "./preview-of.ts";
import { roomIdOf } from "./room-id.ts";
import { reactionsIn } from "./reactions-in.ts";

/** Says a message in the page's words. */
export const presentMessage = (bot: Bot, room: Room, message: Message): MessageFacts => ({
  id: String(message.message_id),
  roomId: roomIdOf(message),
  kind: isEvent(message) ? "event" : "said",
  author: message.from ? presentPerson(message.from, bot) : NOBODY,
  at: message.date * 1000,
  edited: message.edit_date !== undefined,
  preview: previewOf(message),
  text: message.text ?? message.caption ?? "",
  marks: marksOf(message.text ?? message.caption ?? "", message.entities ?? message.caption_entities ?? []),
  parts: partsOf(message, room),
  replyTo: message.reply_to_message
    ? {
        author: message.reply_to_message.from ? nameOf(message.reply_to_message.from) : "",
        preview: previewOf(message.reply_to_message),
      }
    : null,
  reactions: reactionsIn(room, message.message_id),
  buttons: (message.reply_markup?.inline_keyboard ?? []).map((row) => row.map(buttonOf)),
  menus: [],
  onlyFor: null,
  thread: null,
});

const isEvent = (message: Message): boolean =>
  ["new_chat_members", "left_chat_member", ...Object.keys(TOPIC_EVENTS)].some((field) => field in message);

const NOBODY: PersonFacts = { id: "0", name: "Somebody", handle: null, account: false };

/** Says who somebody is in the page's words. */
export const presentPerson = (person: User, bot: Bot): PersonFacts => ({
  id: String(person.id),
  name: nameOf(person),
  handle: person.username ? `@${person.username}` : null,
  account: person.id === bot.user.id,
});

type Key = NonNullable<Message["reply_markup"]>["inline_keyboard"][number][number];

function buttonOf(key: Key): Button {
  const rest = { title: key.text, look: "plain" } as const;
  if ("callback_data" in key) return { ...rest, id: key.callback_data, url: null, disabled: false };
  if ("url" in key) return { ...rest, id: key.url, url: key.url, disabled: false };
  return { ...rest, id: key.text, url: null, disabled: true };
}
