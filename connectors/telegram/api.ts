import { Agent } from "node:https";
import type { Json, JsonObject } from "../../core/kernel/json.ts";
import type { Account } from "../../core/protocol/index.ts";
import { capabilities } from "./capabilities.ts";
import type { Credentials, Settings } from "./config.ts";

/** A file of a call, read afresh for each attempt. */
export type Upload = { readonly field: string; readonly fileName: string; readonly bytes: Uint8Array };
export type Call = { readonly method: string; readonly params: JsonObject; readonly uploads?: readonly Upload[]; readonly signal?: AbortSignal; readonly timeoutMs?: number };

/** How a call ended. `refused`: the Bot API answered no. `never_left`: nobody got the request. `broken`: nobody knows whether it was heard. */
export type Answer =
  | { readonly kind: "ok"; readonly result: unknown }
  | { readonly kind: "refused"; readonly code: number; readonly description: string; readonly retryAfterMs?: number }
  | { readonly kind: "never_left" | "broken"; readonly reason: string };

type Client = { callApi(method: string, payload: object, options: object): Promise<unknown> };

/** Calls one method of the Bot API, once: retries belong to the outbox. Never throws, and never lets the token into a text. */
export async function callApi({ credentials, settings }: Pick<Account<Credentials, Settings>, "credentials" | "settings">, call: Call): Promise<Answer> {
  // Loaded by the first call: a hub without a bot need not hold the 20 MB that telegraf takes.
  const { Telegram, TelegramError } = await import("telegraf");
  try {
    const client: Client = new Telegram(credentials.token, { apiRoot: rootOf(settings), agent, webhookReply: false });
    return { kind: "ok", result: await client.callApi(call.method, payloadOf(call), { signal: endOf(call) }) };
  } catch (error) {
    const answer = error instanceof TelegramError ? answerOf(error) : lossOf(error);
    return withoutToken(answer, credentials.token);
  }
}

/** Fetches a file's bytes. Its address contains the token, so a redirect is an answer, not something to follow. */
export async function fetchFile({ credentials, settings }: Pick<Account<Credentials, Settings>, "credentials" | "settings">, path: string): Promise<Response | null> {
  try {
    const address = new URL(`file/bot${credentials.token}/${path}`, rootOf(settings));
    return await fetch(address, { redirect: "manual", signal: AbortSignal.timeout(CALL_MS) });
  } catch {
    // The error names the address and so the token; there is nothing else in it that the caller could act on.
    return null;
  }
}

/** Our own end comes before the lease's, so that a lost call is reported rather than taken over. */
const CALL_MS = capabilities.callTimeoutMs - 10_000;

/** Idle sockets are given up early: one that the other side has closed unnoticed turns a send into `unconfirmed`. */
const agent = new Agent({ keepAlive: true, timeout: 60_000 });

/** With a trailing slash, which a path prefix needs to survive. */
const rootOf = ({ apiRoot }: Settings) => (apiRoot.endsWith("/") ? apiRoot : `${apiRoot}/`);

function endOf({ signal, timeoutMs = CALL_MS }: Call): AbortSignal {
  const timeout = AbortSignal.timeout(timeoutMs);
  return signal ? AbortSignal.any([signal, timeout]) : timeout;
}

/** With uploads, whatever is no string is written as JSON: telegraf's form drops objects it does not know. */
function payloadOf({ params, uploads = [] }: Call): object {
  if (uploads.length === 0) return { ...params };
  const fields = Object.entries(params).map(([name, value]) => [name, fieldOf(value)]);
  const files = uploads.map(({ field, fileName, bytes }) => [field, { source: Buffer.from(bytes), filename: headerSafe(fileName) }]);
  return Object.fromEntries([...fields, ...files]);
}

const fieldOf = (value: Json) => (typeof value === "object" && value !== null ? JSON.stringify(value) : value);

/** telegraf writes the name into a header as it stands. */
const headerSafe = (fileName: string) => fileName.replaceAll(/["\\\p{Cc}]/gu, "_");

function answerOf(error: { readonly code: number; readonly description: string; readonly parameters?: { readonly retry_after?: number } | undefined }): Answer {
  // A gateway may have lost the answer after the Bot API did the work, and telegraf keeps nothing of a 5xx but its number:
  // none of them proves that the call was not heard.
  if (error.code >= 500) return { kind: "broken", reason: `Telegram answered ${error.code} ${error.description}.` };
  const retryAfter = error.parameters?.retry_after;
  return { kind: "refused", code: error.code, description: error.description, ...(retryAfter !== undefined && { retryAfterMs: retryAfter * 1000 }) };
}

function lossOf(error: unknown): Answer {
  const { code, message } = textsOf(error);
  return { kind: NEVER_LEFT.has(code) || /reason: (connect|getaddrinfo) /.test(message) ? "never_left" : "broken", reason: message };
}

/** Failures of finding, reaching or trusting the other side, all before a request is written. */
const NEVER_LEFT = new Set([
  "ECONNREFUSED", "ENOTFOUND", "EAI_AGAIN", "CERT_HAS_EXPIRED", "DEPTH_ZERO_SELF_SIGNED_CERT", "SELF_SIGNED_CERT_IN_CHAIN",
  "UNABLE_TO_VERIFY_LEAF_SIGNATURE", "UNABLE_TO_GET_ISSUER_CERT_LOCALLY", "ERR_TLS_CERT_ALTNAME_INVALID",
]);

function textsOf(error: unknown): { readonly code: string; readonly message: string } {
  if (!(error instanceof Error)) return { code: "", message: String(error) };
  return { code: "code" in error ? String(error.code) : "", message: error.message };
}

function withoutToken(answer: Answer, token: string): Answer {
  const clean = (text: string) => text.replaceAll(token, "<token>").replaceAll(encodeURIComponent(token), "<token>");
  if (answer.kind === "refused") return { ...answer, description: clean(answer.description) };
  return answer.kind === "ok" ? answer : { ...answer, reason: clean(answer.reason) };
}
