import { Webhook } from "standardwebhooks";
import { guardedConnections } from "../../kernel/guarded-connections.ts";
import { PRIVATE_HOST } from "../../kernel/private-hosts.ts";
import type { AskHook, Hook, HookAnswer, HookFailure } from "./hook.ts";

const TIMEOUT_MS = 5_000;
const MAX_CHARACTERS = 2_000;
/** A character has four bytes at most. */
const MAX_BYTES = MAX_CHARACTERS * 4;

/**
 * Posts a signed body (standardwebhooks.com) and reads a plain text. Follows no redirect and calls no private address.
 * `id`: the same for the same message, so that its receiver knows a repeated one.
 */
export async function callWebhook(
  { url, secret, privateHosts }: Hook & { readonly privateHosts: readonly string[] },
  id: string,
  body: object,
  timeoutMs = TIMEOUT_MS,
): Promise<HookAnswer> {
  const { guard, dispatcher } = guardedConnections(privateHosts);
  if (guard.refusal(new URL(url))) return failed("webhook_private");
  const payload = JSON.stringify(body);
  const now = new Date(Temporal.Now.instant().epochMilliseconds);
  const headers = {
    "content-type": "application/json",
    accept: "text/plain",
    "accept-encoding": "identity",
    "webhook-id": id,
    "webhook-timestamp": String(Math.floor(now.getTime() / 1000)),
    "webhook-signature": new Webhook(secret).sign(id, now, payload),
  };
  try {
    const signal = AbortSignal.timeout(timeoutMs);
    const response = await fetch(url, {
      method: "POST",
      body: payload,
      headers,
      redirect: "manual",
      dispatcher,
      signal,
    });
    return await readAnswer(response);
  } catch (error) {
    return failed(reasonOf(error));
  }
}

/** Asks webhooks that may be at these private hosts, and everywhere on the internet. */
export const askHookWithin =
  (privateHosts: readonly string[] = []): AskHook =>
  (hook, id, body) =>
    callWebhook({ ...hook, privateHosts }, id, body);

const failed = (reason: HookFailure): HookAnswer => ({ kind: "failed", reason });

async function readAnswer(response: Response): Promise<HookAnswer> {
  const refusal = refusalOf(response);
  const text = refusal === null ? await readText(response) : null;
  if (text === null) {
    await response.body?.cancel().catch(() => undefined);
    return failed(refusal ?? "webhook_too_long");
  }
  if (text === "") return failed("webhook_not_text");
  return { kind: "answered", text };
}

function refusalOf({ status, headers }: Response): HookFailure | null {
  if (status >= 300 && status < 400) return "webhook_redirects";
  if (status < 200 || status > 299) return "webhook_refused";
  return /^text\/plain\b/i.test(headers.get("content-type") ?? "") ? null : "webhook_not_text";
}

/** Null for more than may be shown: the rest is not read. */
async function readText(response: Response): Promise<string | null> {
  const pieces: Uint8Array[] = [];
  const body: AsyncIterable<Uint8Array> | null = response.body;
  let bytes = 0;
  if (body)
    for await (const piece of body) {
      bytes += piece.byteLength;
      if (bytes > MAX_BYTES) return null;
      pieces.push(piece);
    }
  const text = Buffer.concat(pieces).toString("utf8").trim();
  return text.length > MAX_CHARACTERS ? null : text;
}

function reasonOf(error: unknown): HookFailure {
  if (!(error instanceof Error)) return "webhook_unreachable";
  if (error.name === "TimeoutError") return "webhook_timeout";
  const cause: unknown = error.cause;
  return typeof cause === "object" && cause !== null && "code" in cause && cause.code === PRIVATE_HOST
    ? "webhook_private"
    : "webhook_unreachable";
}
