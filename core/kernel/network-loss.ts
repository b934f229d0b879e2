import { errorMessage } from "./errors.ts";
import { LIMIT_EXCEEDED } from "./limited-response.ts";
import { PRIVATE_HOST } from "./private-hosts.ts";
import { asSentence } from "./word-issue.ts";

/**
 * A call without a response. `never_left`: the request was not sent. `broken`: nobody knows whether it arrived.
 * `isPrivate`: our own guard stopped it.
 */
export type NetworkLoss = {
  readonly kind: "never_left" | "broken";
  readonly reason: string;
  readonly isPrivate?: true;
};

/** Reads a call without a response; the socket's error says whether the request was written. `peer` is whom we called. */
export function lossOf(error: unknown, peer: string): NetworkLoss {
  const text = wordsOf(error);
  if (codeOf(error) === PRIVATE_HOST) return { kind: "never_left", reason: text, isPrivate: true };
  return {
    kind: NEVER_LEFT.has(codeOf(error)) || isOfConnecting(error, text) ? "never_left" : "broken",
    reason: reasonOf(error, text, peer),
  };
}

/** Describes a loss with its code, or with the error's own text when it has none. */
function reasonOf(error: unknown, text: string, peer: string): string {
  // A timeout has only an old numeric code.
  const code = error instanceof DOMException ? error.name : codeOf(error);
  const words = LOSS_REASONS[code]?.(peer) ?? (NEVER_LEFT.has(code) ? UNTRUSTED : undefined);
  return words === undefined ? asSentence(text) : `${words} (${code}).`;
}

const notInTime = (peer: string) => `${peer} did not respond in time`;
const broke = () => "The connection broke";
const noRoute = () => "The network can't reach this address";

const LOSS_REASONS: Readonly<Record<string, (peer: string) => string>> = {
  ECONNREFUSED: (peer) => `${peer} refused the connection`,
  ENOTFOUND: () => "The host name was not found",
  EAI_AGAIN: () => "The host name can't be looked up right now",
  EHOSTUNREACH: noRoute,
  ENETUNREACH: noRoute,
  ECONNRESET: broke,
  EPIPE: broke,
  UND_ERR_SOCKET: broke,
  ETIMEDOUT: notInTime,
  UND_ERR_CONNECT_TIMEOUT: notInTime,
  TimeoutError: notInTime,
  [LIMIT_EXCEEDED]: () => "The response is too large",
};

const UNTRUSTED = "The certificate is not trusted";

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

function wordsOf(error: unknown): string {
  const cause = causeOf(error);
  return (cause === error ? [error] : [error, cause]).map(errorMessage).filter(Boolean).join(": ");
}
