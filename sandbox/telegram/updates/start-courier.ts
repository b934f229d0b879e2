import { startCourier as startStageCourier, type Retries } from "../../stage/courier.ts";
import { DEFAULTS, unixNow, type Bot, type Pending, type Webhook, type World } from "../world.ts";

export type Address = Pick<Webhook, "url" | "secretToken" | "maxConnections">;
export type Replies = (bot: Bot, reply: unknown) => void;

/**
 * Delivers updates to a webhook as Telegram does: in order within a chat, in parallel between chats up to
 * `max_connections`. A failed one is retried at once, then after pauses that double up to a minute, for at most 24
 * hours. A response may contain a call.
 */
export function startCourier(world: World, bot: Bot, address: Address, replies: Replies): Webhook["courier"] {
  const courier = startStageCourier<Pending>(world, bot, {
    address: {
      url: address.url,
      connections: address.maxConnections,
      sign: () =>
        address.secretToken === null ? {} : { "x-telegram-bot-api-secret-token": address.secretToken },
      arrived: (status) => status >= 200 && status < 300,
    },
    retries: retriesFrom(world.limits.webhookRetryMs),
    letterOf: ({ update }) => ({
      name: Object.keys(update).find((key) => key !== "update_id") ?? "update",
      body: update,
    }),
    replied: (reply) => "method" in reply && replies(bot, reply),
    failed: (text) => {
      if (bot.webhook) bot.webhook.lastError = { at: unixNow(), text };
    },
    settled: ({ update }) => bot.pending.delete(update.update_id),
  });
  for (const pending of bot.pending.values()) courier.offer(pending);
  return courier;
}

const MAX_PAUSE_MS = 60_000;

function retriesFrom(firstMs: number): Retries {
  const pausesMs = [0];
  for (let pause = Math.max(1, firstMs); pause < MAX_PAUSE_MS; pause *= 2) pausesMs.push(pause);
  return { pausesMs: [...pausesMs, MAX_PAUSE_MS], repeatsLast: true, forMs: DEFAULTS.pendingMs };
}
