import { z } from "zod";
import { ANSWER_REFUSED } from "./limit-answers.ts";
import { PRIVATE_HOST } from "../../../core/kernel/private-hosts.ts";
import { asSentence } from "../../../core/kernel/word-issue.ts";

/**
 * The outcome of a call. `refused`: the Bot API refused it. `never_left`: the request was not sent. `broken`: nobody
 * knows whether it arrived. `isPrivate`: our own guard stopped it.
 */
export type Answer =
  | { readonly kind: "ok"; readonly result: unknown }
  | {
      readonly kind: "refused";
      readonly code: number;
      readonly description: string;
      readonly retryAfterMs?: number;
      /** The supergroup that the chat became. */
      readonly migratedTo?: number;
    }
  | { readonly kind: "never_left" | "broken"; readonly reason: string; readonly isPrivate?: true };

const body = z.union([
  z.object({ ok: z.literal(true), result: z.unknown() }),
  z.object({
    ok: z.literal(false),
    error_code: z.int(),
    description: z.string(),
    parameters: z
      .object({ retry_after: z.number().optional(), migrate_to_chat_id: z.int().optional() })
      .optional(),
  }),
]);

/** Reads the JSON body of a response. */
export function answerOf(json: unknown): Answer {
  const said = body.safeParse(json).data;
  if (!said) return { kind: "broken", reason: "This is not a Bot API response." };
  return said.ok
    ? { kind: "ok", result: said.result }
    : refusalOf(said.error_code, said.description, said.parameters);
}

/**
 * Reads a failed response. No 5xx proves that the call did not arrive: 500 and 504 come after the work began, and 502
 * when its response was lost. Proxies send 503 both before they forward a request and when the connection behind them
 * breaks.
 */
export function refusalOf(
  code: number,
  description: string,
  parameters?: {
    readonly retry_after?: number | undefined;
    readonly migrate_to_chat_id?: number | undefined;
  },
): Answer {
  if (code >= 500) return { kind: "broken", reason: `Telegram answered ${code} ${description}.` };
  const retryAfter = parameters?.retry_after;
  const migratedTo = parameters?.migrate_to_chat_id;
  return {
    kind: "refused",
    code,
    description,
    ...(retryAfter !== undefined && { retryAfterMs: retryAfter * 1000 }),
    ...(migratedTo !== undefined && { migratedTo }),
  };
}

/** Reads a call without a response; the socket's error says whether the request was written. */
export function lossOf(error: unknown): Answer {
  const text = textOf(error);
  if (codeOf(error) === PRIVATE_HOST) return { kind: "never_left", reason: text, isPrivate: true };
  return {
    kind: NEVER_LEFT.has(codeOf(error)) || isOfConnecting(error, text) ? "never_left" : "broken",
    reason: reasonOf(error, text),
  };
}

/** Describes a loss with its code, or with the error's own text when it has none. */
function reasonOf(error: unknown, text: string): string {
  // A timeout has only an old numeric code.
  const code = error instanceof DOMException ? error.name : codeOf(error);
  const words = LOSS_REASONS[code] ?? (NEVER_LEFT.has(code) ? UNTRUSTED : undefined);
  return words === undefined ? asSentence(text) : `${words} (${code}).`;
}

const LOSS_REASONS: Readonly<Record<string, string>> = {
  ECONNREFUSED: "Telegram refused the connection",
  ENOTFOUND: "The host name was not found",
  EAI_AGAIN: "The host name can't be looked up right now",
  EHOSTUNREACH: "The network can't reach this address",
  ENETUNREACH: "The network can't reach this address",
  ECONNRESET: "The connection broke",
  EPIPE: "The connection broke",
  UND_ERR_SOCKET: "The connection broke",
  ETIMEDOUT: "Telegram did not respond in time",
  UND_ERR_CONNECT_TIMEOUT: "Telegram did not respond in time",
  TimeoutError: "Telegram did not respond in time",
  [ANSWER_REFUSED]: "The response is too large",
};

const UNTRUSTED = "The certificate is not trusted";

/**
 * The outcome of a redirect. A call has the token in its address and the secret in its body, so no redirect is
 * followed.
 */
export const REDIRECTED: Extract<Answer, { kind: "refused" }> = {
  kind: "refused",
  code: 307,
  description: "The Bot API address redirects to another address. Redirects are not followed.",
};

/** Removes the token from an outcome, so that it is safe to store and show. */
export function withoutToken(answer: Answer, token: string): Answer {
  const clean = (text: string) =>
    text.replaceAll(token, "<token>").replaceAll(encodeURIComponent(token), "<token>");
  if (answer.kind === "refused") return { ...answer, description: clean(answer.description) };
  return answer.kind === "ok" ? answer : { ...answer, reason: clean(answer.reason) };
}

/** Failures to find, reach or trust the host, all before a request is written. */
const NEVER_LEFT = new Set([
  "ECONNREFUSED",
  "ENOTFOUND",
  "EAI_AGAIN",
  "UND_ERR_CONNECT_TIMEOUT",
  "CERT_HAS_EXPIRED",
  "DEPTH_ZERO_SELF_SIGNED_CERT",
  "SELF_SIGNED_CERT_IN_CHAIN",
  "UNABLE_TO_VERIFY_LEAF_SIGNATURE",
  "UNABLE_TO_GET_ISSUER_CERT_LOCALLY",
  "ERR_TLS_CERT_ALTNAME_INVALID",
]);

/** node-fetch leaves an error of several addresses without a text; it is a connection error. */
function isOfConnecting(error: unknown, reason: string): boolean {
  return (
    /(^|: )(connect|getaddrinfo) /.test(reason) ||
    reason.endsWith("reason: ") ||
    causeOf(error) instanceof AggregateError
  );
}

/** `fetch` hides the socket's error in `cause`; node-fetch, under telegraf, shows it. */
const causeOf = (error: unknown) =>
  error instanceof Error && error.cause !== undefined ? error.cause : error;

function codeOf(error: unknown): string {
  const cause = causeOf(error);
  return cause instanceof Error && "code" in cause ? String(cause.code) : "";
}

function textOf(error: unknown): string {
  const cause = causeOf(error);
  const texts = (cause === error ? [error] : [error, cause]).map((one) =>
    one instanceof Error ? one.message : String(one),
  );
  return texts.filter(Boolean).join(": ");
}
