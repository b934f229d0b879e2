import { z } from "zod";
import type { Call } from "./call.ts";
import { findRoom } from "./find-room.ts";
import { structureOf, textOf } from "./params.ts";
import { bad } from "./refusal.ts";

const chat = z.object({ chat_id: z.union([z.int(), z.string()]) });
const scope = z.union([
  z.object({
    type: z.enum(["default", "all_private_chats", "all_group_chats", "all_chat_administrators"]),
  }),
  chat.extend({ type: z.enum(["chat", "chat_administrators"]) }),
  chat.extend({ type: z.literal("chat_member"), user_id: z.int() }),
]);

/** Returns the name of the list that a call means: each scope and language has its own. The plain one is `default`. */
export function listNameOf(call: Call): string {
  const given = structureOf(call.params, "scope", scope, "can't parse BotCommandScope JSON object");
  return listName(scopeNameOf(call, given ?? { type: "default" }), languageOf(call));
}

/** `all_private_chats`, `chat -100`, `chat_member -100 5001`; with a language behind it. */
export const listName = (scopeName: string, language: string): string =>
  language === "" ? scopeName : `${scopeName} ${language}`;

function scopeNameOf({ world, bot, params }: Call, given: z.infer<typeof scope>): string {
  if (!("chat_id" in given)) return given.type;
  const { chat } = findRoom(world, bot, { ...params, values: { chat_id: given.chat_id } });
  if (given.type !== "chat" && chat.type === "private")
    throw bad("can't use specified scope in private chats");
  return given.type === "chat_member"
    ? `chat_member ${chat.id} ${given.user_id}`
    : `${given.type} ${chat.id}`;
}

function languageOf({ params }: Call): string {
  const language = textOf(params, "language_code");
  if (language !== "" && !/^[a-z]{2}$/.test(language)) throw bad("invalid language code specified");
  return language;
}
