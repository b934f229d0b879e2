import { isJsonObject, type JsonObject } from "../../core/kernel/json.ts";
import type {
  Account,
  Admission,
  HookAnswer,
  RawRequest,
  RequestHead,
  Verified,
} from "../../core/protocol/index.ts";
import type { Credentials, Settings } from "./config.ts";
import { newVisitorId, provesEmail, tokenOf, visitorIn } from "./ids.ts";
import { widgetRequest, type WidgetRequest } from "./types.ts";

/** Fits a message of 10,000 characters with ten files and its page. */
export const bodyLimit = 64_000;

/** The limit without a token, which allows only the first request. */
const STRANGER_MAX = 1_000;

/** Allows a large body only with a token. `verify` checks a body without a declared size. */
export function admits(head: RequestHead, account: Account<Credentials, Settings>): Admission {
  if (head.method !== "POST") return { kind: "refused", reason: "Use POST." };
  if (Number(head.headers["content-length"] ?? 0) > STRANGER_MAX && visitorOf(head, account) === null)
    return NO_TOKEN;
  return { kind: "admitted" };
}

const NO_TOKEN = { kind: "refused", reason: "The token is missing or wrong." } as const;

/** Identifies a visitor by the token in `Authorization`; gives one to a first request. */
export function verify(request: RawRequest, account: Account<Credentials, Settings>): Verified {
  const admission = admits(request, account);
  if (admission.kind === "refused") return admission;
  const body = parseJson(request.body);
  if (!isJsonObject(body)) return { kind: "refused", reason: "The body is not a JSON object." };
  const read = widgetRequest.safeParse(body);
  if (!read.success)
    return {
      kind: "answer",
      answer: complaint(422, "not_understood", read.error.issues[0]?.message ?? "The request is invalid."),
    };
  const visitor = visitorOf(request, account);
  if (read.data.kind === "hello")
    return { kind: "answer", answer: welcome(visitor ?? newVisitorId(), account) };
  if (visitor === null) return NO_TOKEN;
  return {
    kind: "events",
    payloads: [payloadOf(visitor, read.data, account)],
    answer: json(200, { ok: true }),
  };
}

/** Returns the visitor of the request's token; null without a token that this channel signed. */
export function visitorOf(request: RequestHead, account: Account<Credentials, Settings>): string | null {
  const [scheme, token] = (request.headers["authorization"] ?? "").split(" ");
  if (scheme?.toLowerCase() !== "bearer" || token === undefined) return null;
  return visitorIn(token, account.channelId, account.credentials.signingSecret);
}

function payloadOf(
  visitor: string,
  said: WidgetRequest,
  account: Account<Credentials, Settings>,
): JsonObject {
  const emailProven =
    "email" in said &&
    said.email !== undefined &&
    said.emailProof !== undefined &&
    provesEmail(said.email, said.emailProof, account.credentials.signingSecret);
  const payload: unknown = JSON.parse(JSON.stringify({ visitor, emailProven, said }));
  return isJsonObject(payload) ? payload : {};
}

const welcome = (visitor: string, account: Account<Credentials, Settings>): HookAnswer =>
  json(200, { token: tokenOf(visitor, account.channelId, account.credentials.signingSecret) });

function parseJson(body: Uint8Array): unknown {
  try {
    return JSON.parse(new TextDecoder("utf-8", { fatal: true }).decode(body));
  } catch {
    // A body that is not JSON is refused like one that is not an object.
    return undefined;
  }
}

const complaint = (status: number, code: string, message: string): HookAnswer =>
  json(status, { code, message, facts: {} });

const json = (status: number, body: JsonObject): HookAnswer => ({
  status,
  headers: { "content-type": "application/json", "cache-control": "no-store" },
  body: JSON.stringify(body),
});
