import { Hono, type Context } from "hono";
import { pino } from "pino";
import { beforeEach, describe, expect, it } from "vitest";
import { conflict, invalid, missing, refused, unavailable } from "../kernel/errors.ts";
import { respondToError } from "./respond-to-error.ts";

let lines: Record<string, unknown>[] = [];
const log = pino({ level: "info" }, { write: (line: string) => void lines.push(JSON.parse(line)) });

beforeEach(() => {
  lines = [];
});

type EnvOf<C> = C extends Context<infer Env> ? Env : never;
type Env = EnvOf<Parameters<ReturnType<typeof respondToError>>[1]>;

async function answerTo(thrown: Error) {
  const app = new Hono<Env>();
  app.onError(respondToError(log));
  app.get("/shops/:id", () => {
    throw thrown;
  });
  const response = await app.request("/shops/secret-7?token=hunter2");
  const body: unknown = await response.json();
  return { status: response.status, headers: response.headers, body: Object(body) };
}

describe("a refusal", () => {
  it.each([
    [refused("permission_missing", "You may not."), 403],
    [refused("sign_in_required", "Sign in first."), 401],
    [refused("sign_in_failed", "Incorrect email or password."), 401],
    [refused("too_many_tries", "Wait a little."), 429],
    [missing("shop_unknown", "There is no such shop."), 404],
    [conflict("shop_exists", "There is one already."), 409],
    [invalid("request_invalid", "The name is missing."), 422],
    [invalid("body_not_json", "The body is not valid JSON."), 400],
    [invalid("body_too_large", "That is too much."), 413],
    [unavailable("sign_in_busy", "Try again in a moment."), 503],
  ])("%s answers %i with its own words, and is no news for the log", async (error, status) => {
    expect(await answerTo(error)).toMatchObject({
      status,
      body: { code: error.code, message: error.message, facts: {} },
    });
    expect(lines).toEqual([]);
  });

  it("brings the facts that explain it, and nothing else of the error", async () => {
    const { body } = await answerTo(invalid("a", "b", { field: "name", most: 40 }));
    expect(body).toEqual({ code: "a", message: "b", facts: { field: "name", most: 40 } });
  });

  it.each([
    [refused("too_many_tries", "Wait.", { retryAfterSeconds: 600 }), "600"],
    [refused("too_many_tries", "Wait."), "5"],
    [unavailable("busy", "Wait.", { retryAfterSeconds: 1 }), "1"],
    [unavailable("busy", "Wait."), "5"],
    [missing("shop_unknown", "There is none.", { retryAfterSeconds: 9 }), null],
    [refused("permission_missing", "No."), null],
  ])("that passes says when to come back: %s, after %s", async (error, seconds) =>
    expect((await answerTo(error)).headers.get("retry-after")).toBe(seconds),
  );

  it("is JSON, and no browser takes it for anything else", async () => {
    const { headers } = await answerTo(missing("a", "<script>alert(1)</script>"));
    expect(headers.get("content-type")).toMatch(/^application\/json/);
    expect(headers.get("x-content-type-options")).toBe("nosniff");
  });
});

describe("a fault of ours", () => {
  it("says where to look, and nothing of itself", async () => {
    const { status, body } = await answerTo(new TypeError("postgres://ada:hunter2@db is away"));
    expect([status, body.code]).toEqual([500, "unexpected"]);
    expect(body.message).toContain(body.facts.logId);
    expect(JSON.stringify(body)).not.toMatch(/postgres|hunter2|TypeError|\.ts/);
  });

  it("stands in the log under that id, with the route and not the address somebody asked for", async () => {
    const { body } = await answerTo(new TypeError("away"));
    expect(lines).toMatchObject([
      {
        level: 50,
        logId: body.facts.logId,
        method: "GET",
        path: "/shops/:id",
        err: { type: "TypeError", message: "away" },
      },
    ]);
    expect(JSON.stringify(lines)).not.toMatch(/secret-7|hunter2/);
  });

  it("has an id of its own each time", async () => {
    const ids = [await answerTo(new Error("a")), await answerTo(new Error("a"))].map(
      ({ body }) => body.facts.logId,
    );
    expect(new Set(ids).size).toBe(2);
  });
});

it("security 6: a database without a free connection answers 503 and when to come back", async () => {
  const answer = await answerTo(new Error("timeout exceeded when trying to connect"));
  expect(answer).toMatchObject({ status: 503, body: { code: "database_busy" } });
  expect(answer.headers.get("retry-after")).toBe("5");
  expect(lines).toMatchObject([{ level: 40, msg: "the database did not answer" }]);
});
