import { randomUUID } from "node:crypto";
import type { ErrorHandler } from "hono";
import type { ContentfulStatusCode } from "hono/utils/http-status";
import type { HubEnv } from "../access/index.ts";
import { asUnavailable } from "../database/index.ts";
import { HubError, type ErrorKind, type Facts } from "../kernel/errors.ts";
import type { Log } from "../kernel/log.ts";

/** What every failed request answers. */
export type Problem = { readonly code: string; readonly message: string; readonly facts: Facts };

/** Answers any thrown value: a HubError with its own words, anything else with an id to look for in the log. */
export const respondToError =
  (log: Log): ErrorHandler<HubEnv> =>
  (thrown, c) => {
    const error = asUnavailable(thrown) ?? thrown;
    if (error !== thrown) log.warn({ err: thrown, path: c.req.routePath }, "the database did not answer");
    // Here, because what comes before the middleware for people passes by `secureHeaders`.
    c.header("x-content-type-options", "nosniff");
    c.header("cache-control", "no-store");
    if (!(error instanceof HubError))
      return c.json(unknownProblem(log, error, c.req.method, c.req.routePath), 500);
    const status = statusOf(error);
    if (status === 503 || status === 429)
      c.header("retry-after", String(error.facts["retryAfterSeconds"] ?? 5));
    const problem: Problem = { code: error.code, message: error.message, facts: error.facts };
    return c.json(problem, status);
  };

const STATUS: Readonly<Record<ErrorKind, ContentfulStatusCode>> = {
  refused: 403,
  missing: 404,
  conflict: 409,
  invalid: 422,
  unavailable: 503,
};

/** Codes that HTTP has a closer number for than their kind's. */
const CLOSER: Readonly<Record<string, ContentfulStatusCode>> = {
  sign_in_required: 401,
  sign_in_failed: 401,
  too_many_tries: 429,
  too_many_requests: 429,
  too_many_streams: 429,
  body_too_large: 413,
  body_not_json: 400,
  body_not_form: 400,
  body_incomplete: 400,
  body_too_slow: 408,
  host_unknown: 421,
};

/** The HTTP status of an error. */
export const statusOf = ({ code, kind }: Pick<HubError, "code" | "kind">): ContentfulStatusCode =>
  CLOSER[code] ?? STATUS[kind];

function unknownProblem(log: Log, error: unknown, method: string, path: string): Problem {
  const logId = randomUUID();
  log.error({ err: error, logId, method, path }, "request failed");
  return {
    code: "unexpected",
    message: `Something went wrong. Your administrator can find details in the log under ${logId}.`,
    facts: { logId },
  };
}
