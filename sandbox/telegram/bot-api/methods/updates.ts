import { z } from "zod";
import { startCourier } from "../../updates/start-courier.ts";
import { getUpdates as poll } from "../../updates/get-updates.ts";
import { publish } from "../../../stage/stage-world.ts";
import type { Bot, World } from "../../world.ts";
import { type Call, type Outcome } from "../call.ts";
import { flagOf, integerOf, structureOf, textOf, type Params } from "../params.ts";
import { bad } from "../refusal.ts";

export function setWebhook(call: Call): Outcome {
  const { world, bot, params } = call;
  const url = textOf(params, "url");
  if (url === "") return deleteWebhook(call);
  const address = {
    url: checkedUrl(world, url),
    secretToken: checkedSecret(params),
    maxConnections: Math.min(100, Math.max(1, integerOf(params, "max_connections", 40))),
  };
  const unchanged =
    bot.webhook?.url === url &&
    bot.webhook.secretToken === address.secretToken &&
    bot.webhook.maxConnections === address.maxConnections &&
    !flagOf(params, "drop_pending_updates");
  setAllowed(bot, params);
  if (unchanged) return { result: true, description: "Webhook is already set" };
  bot.webhook?.courier.stop();
  if (flagOf(params, "drop_pending_updates")) bot.pending.clear();
  bot.webhook = { ...address, lastError: null, courier: startCourier(world, bot, address, call.reply) };
  bot.poll?.end("webhook");
  publish(world, bot, () => ({ kind: "accounts" }));
  return { result: true, description: "Webhook was set" };
}

export function deleteWebhook({ world, bot, params }: Call): Outcome {
  const had = bot.webhook !== null;
  bot.webhook?.courier.stop();
  bot.webhook = null;
  if (flagOf(params, "drop_pending_updates")) bot.pending.clear();
  publish(world, bot, () => ({ kind: "accounts" }));
  return { result: true, description: had ? "Webhook was deleted" : "Webhook is already deleted" };
}

export function getWebhookInfo({ bot }: Call): Outcome {
  const { webhook } = bot;
  const error = webhook?.lastError && {
    last_error_date: webhook.lastError.at,
    last_error_message: webhook.lastError.text,
  };
  const allowed = bot.allowedUpdates &&
    bot.allowedUpdates.length > 0 && { allowed_updates: bot.allowedUpdates };
  return {
    result: {
      url: webhook?.url ?? "",
      has_custom_certificate: false,
      pending_update_count: bot.pending.size,
      ...(webhook && { max_connections: webhook.maxConnections, ip_address: "127.0.0.1" }),
      ...error,
      ...allowed,
    },
  };
}

export async function getUpdates({ world, bot, params }: Call): Promise<Outcome> {
  const wanted = {
    offset: integerOf(params, "offset"),
    limit: Math.min(100, Math.max(1, integerOf(params, "limit", 100))),
    timeoutSeconds: Math.min(50, Math.max(0, integerOf(params, "timeout"))),
  };
  if (!bot.webhook) setAllowed(bot, params);
  return { result: await poll(world, bot, wanted) };
}

/** Keeps the list from call to call until another one comes. */
function setAllowed(bot: Bot, params: Params): void {
  const allowed = structureOf(
    params,
    "allowed_updates",
    z.array(z.string()),
    "can't parse allowed updates JSON object",
  );
  if (allowed) bot.allowedUpdates = allowed.map((kind) => kind.toLowerCase());
}

/** Telegram accepts https only; a sandbox is mostly called on the same machine. Whose sandbox it is says where it may call. */
function checkedUrl(world: World, url: string): string {
  if (!URL.canParse(url) || !/^https?:\/\/[^/]/i.test(url))
    throw bad("bad webhook: An HTTPS URL must be provided for webhook");
  if (!world.mayCall(new URL(url))) throw bad("bad webhook: this sandbox calls webhooks of its own hub only");
  return url;
}

function checkedSecret(params: Params): string | null {
  const secret = textOf(params, "secret_token");
  if (secret.length > 256) throw bad("secret token is too long");
  if (!/^[\w-]*$/.test(secret)) throw bad("secret token contains unallowed characters");
  return secret === "" ? null : secret;
}
