import { SANDBOX_BOT_ID, SANDBOX_BOT_USERNAME } from "../default-bot.ts";
import type { Bot, World } from "../world.ts";
import { addBot } from "./add-bot.ts";

/** Brings the bot into being that is always there. One that is remembered keeps its chats under the new token, and the old token opens nothing any more. */
export function addDefaultBot(world: World, token: string): Bot {
  const known = [...world.bots.values()].find(({ user }) => user.id === SANDBOX_BOT_ID);
  if (known && known.token !== token) changeToken(world, known, token);
  return addBot(world, { token, name: "Parley sandbox", username: SANDBOX_BOT_USERNAME });
}

/** In its place: the page begins with the first bot. */
function changeToken(world: World, bot: Bot, token: string): void {
  bot.token = token;
  const bots = [...world.bots.values()];
  world.bots.clear();
  for (const each of bots) world.bots.set(each.token, each);
  world.revision += 1;
}
