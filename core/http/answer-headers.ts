import type { Actor, HubContext } from "../access/index.ts";
import { refused } from "../kernel/errors.ts";
import type { Allowance, RequestLimiter } from "./limit-requests.ts";

/** Headers of an answer below `/api`, which errors have as well. */
export type AnswerHeaders = Readonly<Record<string, string>>;

/** What members read is theirs: no cache on the way, and none in a browser that is shared, may keep it. */
const PRIVATE: AnswerHeaders = { "cache-control": "no-store" };

/** Counts the request where somebody is known; throws `too_many_requests`, with the headers set that say until when. */
export function countRequest(
  c: HubContext,
  limiter: RequestLimiter | undefined,
  actor: Actor | undefined,
): AnswerHeaders {
  const allowance = actor?.kind === "member" ? limiter?.(actor) : undefined;
  const headers = { ...PRIVATE, ...(allowance && toHeaders(allowance)) };
  for (const [name, value] of Object.entries(headers)) c.header(name, value);
  if (allowance && !allowance.granted)
    throw refused("too_many_requests", "Too many requests. Try again later.", {
      retryAfterSeconds: allowance.resetSeconds,
    });
  return headers;
}

/** Names of the IETF's draft, as most clients' libraries read them. */
const toHeaders = ({ limit, remaining, resetSeconds }: Allowance): AnswerHeaders => ({
  "ratelimit-policy": `${limit};w=60`,
  "ratelimit-limit": String(limit),
  "ratelimit-remaining": String(remaining),
  "ratelimit-reset": String(resetSeconds),
});

/** Puts the headers on a Response that an endpoint made by itself, which has what was set before forgotten; its own stay. */
export function withHeaders(answer: Response, headers: AnswerHeaders): Response {
  for (const [name, value] of Object.entries(headers))
    if (!answer.headers.has(name)) answer.headers.set(name, value);
  return answer;
}
