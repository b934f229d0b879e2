import { createHash, timingSafeEqual } from "node:crypto";
import { isJsonObject, type Json } from "../../core/kernel/json.ts";
import type { Account, Admission, RawRequest, RequestHead, Verified } from "../../core/protocol/index.ts";
import type { Credentials, Settings } from "./config.ts";

/** An update repeats the message it answers: two texts of 4,096 characters, six bytes each when escaped, with their marks. */
export const bodyLimit = 256_000;

/** Takes a webhook for Telegram's only when it carries the secret we registered; a bot without a secret takes none. */
export function admits(head: RequestHead, { credentials }: Account<Credentials, Settings>): Admission {
  if (!credentials.secret) return { kind: "refused", reason: "This bot has no webhook secret." };
  return same(head.headers["x-telegram-bot-api-secret-token"] ?? "", credentials.secret)
    ? { kind: "admitted" }
    : { kind: "refused", reason: "The secret token is missing or wrong." };
}

/** Takes what `admits` takes, if it is an update. */
export function verify(request: RawRequest, account: Account<Credentials, Settings>): Verified {
  const admission = admits(request, account);
  if (admission.kind === "refused") return admission;
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
