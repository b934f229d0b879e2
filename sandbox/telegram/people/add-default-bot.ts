import { SANDBOX_BOT_ID, SANDBOX_BOT_USERNAME } from "../play.ts";
import type { Bot, World } from "../world.ts";
import { addBot } from "./add-bot.ts";

/** Adds the default bot. A stored one keeps its chats under the new token, and its old token stops working. */
export function addDefaultBot(world: World, token: string): Bot {
  const known = [...world.bots.values()].find(({ user }) => user.id === SANDBOX_BOT_ID);
  if (known && known.token !== token) changeToken(world, known, token);
  return addBot(world, { token, name: "Parley sandbox", username: SANDBOX_BOT_USERNAME });
}

/** Puts it first, because the page opens the first bot. */
function changeToken(world: World, bot: Bot, token: string): void {
  bot.token = token;
  const bots = [...world.bots.values()];
  world.bots.clear();
  for (const each of bots) world.bots.set(each.token, each);
  world.revision += 1;
}
