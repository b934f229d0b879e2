import { createHash, timingSafeEqual } from "node:crypto";
import { isJsonObject, type Json } from "../../core/kernel/json.ts";
import type { Account, RawRequest, Verified } from "../../core/protocol/index.ts";
import type { Credentials, Settings } from "./config.ts";

/** Takes a webhook for Telegram's only when it carries the secret we registered; a bot without a secret takes none. */
export function verify(request: RawRequest, { credentials }: Account<Credentials, Settings>): Verified {
  if (!credentials.secret) return { kind: "refused", reason: "This bot has no webhook secret." };
  if (!same(request.headers["x-telegram-bot-api-secret-token"] ?? "", credentials.secret)) {
    return { kind: "refused", reason: "The secret token is missing or wrong." };
  }
  const payload = parse(request.body);
  return isJsonObject(payload)
    ? { kind: "events", payloads: [payload] }
    : { kind: "refused", reason: "The body is not a JSON object." };
}

/** Compares digests, because `timingSafeEqual` wants equal lengths and would tell the secret's by throwing. */
function same(given: string, secret: string): boolean {
  return timingSafeEqual(digest(given), digest(secret));
}

const digest = (text: string) => createHash("sha256").update(text).digest();

function parse(body: Uint8Array): Json | undefined {
  try {
    const parsed: Json = JSON.parse(new TextDecoder("utf-8", { fatal: true }).decode(body));
    return parsed;
  } catch {
    // Whoever holds the secret but sends no JSON is not Telegram: refused by the caller, like a wrong secret.
    return undefined;
  }
}
