import type { BotCommand, User } from "@grammyjs/types";
import { listName } from "../bot-api/command-scope.ts";
import type { Bot, Room } from "../world.ts";

/** Returns the commands that the app offers somebody in a chat: the list of the narrowest scope, their language first. */
export function shownCommands(bot: Bot, { chat }: Pick<Room, "chat">, person?: User): readonly BotCommand[] {
  const language = person?.language_code?.slice(0, 2) ?? "";
  const scopes =
    chat.type === "private"
      ? [`chat ${chat.id}`, "all_private_chats", "default"]
      : [`chat_member ${chat.id} ${person?.id ?? 0}`, `chat ${chat.id}`, "all_group_chats", "default"];
  for (const scope of scopes) {
    const list = bot.commands.get(listName(scope, language)) ?? bot.commands.get(scope);
    if (list) return list;
  }
  return [];
}
