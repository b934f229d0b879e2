import { createHash, timingSafeEqual } from "node:crypto";
import { isJsonObject, type Json } from "../../core/kernel/json.ts";
import type { Account, Admission, RawRequest, RequestHead, Verified } from "../../core/protocol/index.ts";
import type { Credentials, Settings } from "./config.ts";

/**
 * An update contains the message that it replies to: two texts of 4,096 characters, six bytes each when escaped, with
 * their marks.
 */
export const bodyLimit = 256_000;

/** Accepts a webhook only with the registered secret; a bot without a secret accepts none. */
export function admits(head: RequestHead, { credentials }: Account<Credentials, Settings>): Admission {
  if (!credentials.secret) return { kind: "refused", reason: "This bot has no webhook secret." };
  return same(head.headers["x-telegram-bot-api-secret-token"] ?? "", credentials.secret)
    ? { kind: "admitted" }
    : { kind: "refused", reason: "The secret token is missing or wrong." };
}

/** Reads an update that `admits` accepts. */
export function verify(request: RawRequest, account: Account<Credentials, Settings>): Verified {
  const admission = admits(request, account);
  if (admission.kind === "refused") return admission;
  const payload = parse(request.body);
  return isJsonObject(payload)
    ? { kind: "events", payloads: [payload] }
    : { kind: "refused", reason: "The body is not a JSON object." };
}

/** Compares digests, because `timingSafeEqual` needs equal lengths and would reveal the secret's length by throwing. */
function same(given: string, secret: string): boolean {
  return timingSafeEqual(digest(given), digest(secret));
}

const digest = (text: string) => createHash("sha256").update(text).digest();

function parse(body: Uint8Array): Json | undefined {
  try {
    const parsed: Json = JSON.parse(new TextDecoder("utf-8", { fatal: true }).decode(body));
    return parsed;
  } catch {
    // A sender with the secret but without JSON is not Telegram; the caller refuses it like a wrong secret.
    return undefined;
  }
}
