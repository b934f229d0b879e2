import { Hono } from "hono";
import { expect, it } from "vitest";
import type { HubEnv } from "../../access/index.ts";
import { log } from "../../kernel/log.ts";
import { respondToError } from "../respond-to-error.ts";
import { sameOrigin } from "./same-origin.ts";

const app = new Hono<HubEnv>();
app.onError(respondToError(log));
app.use(sameOrigin(["https://hub.test"])).all("/", (c) => c.text("in"));

const cookie = { cookie: "parley.session_token=x" };
const OURS = { origin: "https://hub.test" };
const THEIRS = { origin: "https://evil.test" };

it.each<[string, string, Record<string, string>, number]>([
  ["our page's JSON", "POST", { ...cookie, ...OURS }, 200],
  ["another site's JSON", "POST", { ...cookie, ...THEIRS, "content-type": "application/json" }, 403],
  [
    "another site's form",
    "POST",
    { ...cookie, ...THEIRS, "content-type": "application/x-www-form-urlencoded" },
    403,
  ],
  [
    "another site that claims to be the same",
    "DELETE",
    { ...cookie, ...THEIRS, "sec-fetch-site": "same-origin" },
    403,
  ],
  ["a sandboxed frame", "PUT", { ...cookie, origin: "null" }, 403],
  ["a sibling host", "PATCH", { ...cookie, "sec-fetch-site": "same-site" }, 403],
  [
    "a browser that names no origin, on our page",
    "POST",
    { ...cookie, "sec-fetch-site": "same-origin" },
    200,
  ],
  ["a caller that names nothing", "POST", cookie, 403],
  ["another site's link, which changes nothing", "GET", { ...cookie, ...THEIRS }, 200],
  ["a program without a cookie", "POST", THEIRS, 200],
])("%s: %s", async (_, method, headers, status) => {
  expect((await app.request("/", { method, headers })).status).toBe(status);
});
