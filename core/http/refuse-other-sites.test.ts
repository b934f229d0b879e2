import { Hono } from "hono";
import { expect, it } from "vitest";
import type { HubEnv } from "../access/index.ts";
import { log } from "../kernel/log.ts";
import { refuseOtherSites } from "./refuse-other-sites.ts";
import { respondToError } from "./respond-to-error.ts";

const app = new Hono<HubEnv>();
app.onError(respondToError(log));
app
  .use(
    refuseOtherSites(["http://localhost:3000", "http://127.0.0.1:3000"], (path) =>
      /^\/sandbox\/telegram\/(file\/)?bot1:/.test(path),
    ),
  )
  .all("*", (c) => c.text("in"));

const BOT = "/sandbox/telegram/bot1:abc/setWebhook?url=http://10.0.0.1/";
const FILE = "/sandbox/telegram/file/bot1:abc/photos/1.jpg";
const CONTROL = "/sandbox/telegram/control/bots";
const EVIL = { origin: "https://evil.example", "sec-fetch-site": "cross-site" };
const OURS = { origin: "http://127.0.0.1:3000", "sec-fetch-site": "same-origin" };

it.each<[string, string, string, Record<string, string>, number]>([
  ["the hub's own client, as any program", "POST", BOT, {}, 200],
  ["the sandbox's page", "POST", CONTROL, OURS, 200],
  ["the sandbox's page, reading", "GET", CONTROL, { "sec-fetch-site": "same-origin" }, 200],
  [
    "an address typed or kept",
    "GET",
    "/sandbox/",
    { "sec-fetch-site": "none", "sec-fetch-mode": "navigate" },
    200,
  ],
  [
    "another site's link to the page",
    "GET",
    "/sandbox/",
    { "sec-fetch-site": "cross-site", "sec-fetch-mode": "navigate" },
    200,
  ],
  ["another site's script", "POST", CONTROL, { ...EVIL, "content-type": "text/plain" }, 403],
  ["another site's script, by an old browser", "POST", CONTROL, { origin: "https://evil.example" }, 403],
  ["another site's form", "POST", BOT, { ...EVIL, "sec-fetch-mode": "navigate" }, 403],
  [
    "another site's picture",
    "GET",
    BOT,
    { "sec-fetch-site": "cross-site", "sec-fetch-mode": "no-cors" },
    403,
  ],
  [
    "another site's link to a bot's call",
    "GET",
    BOT,
    { "sec-fetch-site": "cross-site", "sec-fetch-mode": "navigate" },
    403,
  ],
  ["security 3: a program written for Node", "GET", BOT, { "sec-fetch-mode": "cors" }, 200],
  ["security 3: a page of ours", "GET", BOT, { "sec-fetch-site": "same-origin" }, 403],
  [
    "security 3: a typed address",
    "GET",
    BOT,
    { "sec-fetch-site": "none", "sec-fetch-mode": "navigate" },
    403,
  ],
  ["security 3: a page of ours, of a file", "HEAD", FILE, { "sec-fetch-dest": "image" }, 403],
  [
    "another port of this machine",
    "POST",
    CONTROL,
    { origin: "http://localhost:8080", "sec-fetch-site": "same-site" },
    403,
  ],
])("%s: %s %s", async (_, method, path, headers, status) => {
  expect((await app.request(path, { method, headers })).status).toBe(status);
});
