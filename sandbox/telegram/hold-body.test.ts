import { Hono } from "hono";
import { expect, test } from "vitest";
import { createSandbox } from "../create-sandbox.ts";
import { SANDBOX_BOT_TOKEN } from "../index.ts";
import { BODY_MAX, type HoldBody } from "../stage/hold-body.ts";

let read = 0;
const counting: HoldBody = (_, { max }, use) => (read++, use(new Uint8Array(max > 0 ? 2 : 0).fill(0x20)));

const open = (holdBody?: HoldBody) =>
  new Hono().route("/sandbox", createSandbox(holdBody ? { holdBody } : {}).app);
const post = (app: Hono, path: string, body: string, headers: Record<string, string> = {}) =>
  Promise.resolve(app.request(`/sandbox/telegram${path}`, { method: "POST", body, headers }));

test.each(["/control/bots", `/bot${SANDBOX_BOT_TOKEN}/sendMessage`])(
  "security 12: %s refuses a body that is too large",
  async (path) => {
    const answer = await post(open(), path, "{}", { "content-length": String(BODY_MAX + 1) });
    expect(answer.status).toBe(413);
  },
);

test.each(["/control/bots", `/bot${SANDBOX_BOT_TOKEN}/sendMessage`])(
  "security 12: %s stops reading a body of unknown size at the limit",
  async (path) => {
    let sent = 0;
    const endless = new ReadableStream<Uint8Array>({
      pull: (to) => {
        sent += 1024 * 1024;
        to.enqueue(new Uint8Array(1024 * 1024));
      },
    });
    const answer = await open().request(`/sandbox/telegram${path}`, {
      method: "POST",
      body: endless,
      duplex: "half",
    });
    expect(answer.status).toBe(413);
    expect(sent).toBeLessThan(BODY_MAX + 4 * 1024 * 1024);
  },
);

test("security 12: bodies are read by whoever mounts the sandbox, and not before the bot is known", async () => {
  const app = open(counting);
  expect((await post(app, "/bot1:nobody/sendMessage", "{}")).status).toBe(401);
  expect(read).toBe(0);
  await post(app, `/bot${SANDBOX_BOT_TOKEN}/getMe`, "{}");
  await post(app, "/control/bots", "{}");
  expect(read).toBe(2);
});

test("security 11: a form that is none is a bad request", async () => {
  const answer = await post(open(), `/bot${SANDBOX_BOT_TOKEN}/sendPhoto`, "x", {
    "content-type": "multipart/form-data",
  });
  expect(answer.status).toBe(400);
});
