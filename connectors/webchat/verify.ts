import { isJsonObject, type JsonObject } from "../../core/kernel/json.ts";
import type { Account, HookAnswer, RawRequest, Verified } from "../../core/protocol/index.ts";
import type { Credentials, Settings } from "./config.ts";
import { newVisitorId, provesEmail, tokenOf, visitorIn } from "./ids.ts";
import { widgetRequest, type WidgetRequest } from "./types.ts";

const BODY_MAX = 64_000;

/** Knows a visitor by the token in `Authorization`, and gives one to whoever says hello without. */
export function verify(request: RawRequest, account: Account<Credentials, Settings>): Verified {
  if (request.method !== "POST") return { kind: "refused", reason: "The chat speaks POST." };
  if (request.body.byteLength > BODY_MAX)
    return { kind: "answer", answer: complaint(413, "too_large", "The message is too long.") };
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
  if (visitor === null) return { kind: "refused", reason: "No token of this channel." };
  return {
    kind: "events",
    payloads: [payloadOf(visitor, read.data, account)],
    answer: json(200, { ok: true }),
  };
}

/** The visitor whose token the request carries; null when it carries none that this channel signed. */
export function visitorOf(request: RawRequest, account: Account<Credentials, Settings>): string | null {
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
