import { shownReactions } from "../chats/reactions.ts";
import type { Bot, Room, World } from "../world.ts";

/** Returns a bot as the page and the tests see it. */
export const presentBot = (bot: Bot) => ({
  token: bot.token,
  id: bot.user.id,
  name: bot.user.first_name,
  username: bot.user.username,
  revoked: bot.revoked,
  webhook: bot.webhook && {
    url: bot.webhook.url,
    has_secret_token: bot.webhook.secretToken !== null,
    last_error: bot.webhook.lastError?.text ?? null,
  },
  polling: bot.poll !== null,
  pending: bot.pending.size,
  allowed_updates: bot.allowedUpdates,
  commands: bot.commands.get("all_private_chats") ?? bot.commands.get("default") ?? [],
});

/** Returns a chat as the list shows it. */
export function presentChat(world: World, room: Room) {
  const messages = [...room.messages.values()];
  return {
    chat: room.chat,
    bot: room.bot,
    members: [...room.members].flatMap((id) => world.customers.get(id) ?? []),
    last_message: messages.at(-1) ?? null,
  };
}

/** Returns a chat with its stored messages, oldest first. */
export function presentRoom(world: World, room: Room) {
  const reactions = Object.fromEntries(
    [...room.messages.keys()].flatMap((id) =>
      room.reactions.has(id) ? [[id, shownReactions(room, id)]] : [],
    ),
  );
  return { ...presentChat(world, room), messages: [...room.messages.values()], reactions };
}

export const presentFaults = ({ faults }: Bot) => ({ seed: faults.seed, rules: faults.rules });
