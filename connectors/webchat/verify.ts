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

/** A message of 10,000 characters with ten files and its page. */
export const bodyLimit = 64_000;

/** What somebody without a token may bring: they can only say hello. */
const STRANGER_MAX = 1_000;

/** Takes a large body from visitors with a token only. A body that does not say its size is left to `verify`. */
export function admits(head: RequestHead, account: Account<Credentials, Settings>): Admission {
  if (head.method !== "POST") return { kind: "refused", reason: "The chat speaks POST." };
  if (Number(head.headers["content-length"] ?? 0) > STRANGER_MAX && visitorOf(head, account) === null)
    return NO_TOKEN;
  return { kind: "admitted" };
}

const NO_TOKEN = { kind: "refused", reason: "No token of this channel." } as const;

/** Knows a visitor by the token in `Authorization`, and gives one to whoever says hello without. */
export function verify(request: RawRequest, account: Account<Credentials, Settings>): Verified {
  const admission = admits(request, account);
  if (admission.kind === "refused") return admission;
  const body = parseJson(request.body);
  if (!isJsonObject(body)) return { kind: "refused", reason: "The body is not a JSON object." };
  const read = widgetRequest.safeParse(body);
  if (!read.success)
    return {
      kind: "answer",
      answer: complaint(422, "not_understood", read.error.issues[0]?.message ?? "Not understood."),
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

/** The visitor whose token the request carries; null when it carries none that this channel signed. */
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
    // What is no JSON is no object either, and refused as such.
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
