import { performReply } from "../bot-api/perform.ts";
import { startCourier } from "../updates/start-courier.ts";
import type { World } from "../world.ts";

/** Starts the deliveries of restored webhooks. */
export function resumeWebhooks(world: World): void {
  for (const bot of world.bots.values()) {
    // The state is older than the rule, or was another hub's.
    if (bot.webhook && !world.mayCall(new URL(bot.webhook.url))) bot.webhook = null;
    if (!bot.webhook) continue;
    bot.webhook = {
      ...bot.webhook,
      courier: startCourier(world, bot, bot.webhook, (of, reply) => void performReply(world, of, reply)),
    };
  }
}
