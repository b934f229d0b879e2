import { afterAll, describe, expect, it } from "vitest";
import { createSandbox } from "./index.ts";

const sandbox = createSandbox();
afterAll(() => sandbox.close());

const isCall = (path: string, headers: Record<string, string> = {}) =>
  sandbox.isPlatformCall(path, new Headers(headers));

describe("security 4: a platform's own call, which the hub's guard lets through", () => {
  it.each(["/sandbox/telegram/bot123:abc/sendMessage", "/sandbox/telegram/file/bot123:abc/photos/1.jpg"])(
    "carries the account's secret: %s",
    (path) => {
      expect(isCall(path)).toBe(true);
    },
  );

  it.each([
    "/sandbox",
    "/sandbox/",
    "/sandbox/platforms",
    "/sandbox/platforms/telegram/open",
    "/sandbox/assets/bot1/page.js",
    "/sandbox/telegram/control",
    "/sandbox/telegram/control/bots",
    "/sandbox/telegram/control/bot1/x",
    "/sandbox/telegram//control/bots",
    "/sandbox/telegram/CONTROL/bots",
    "/sandbox/telegram/bottom",
    "/sandbox/telegram?x=/bot1/getMe",
    "/sandbox/x/y/bot1/z",
    "/sandbox/nothing/bot1:abc/getMe",
    "/telegram/bot1:abc/getMe",
  ])("is nothing else: %s", (path) => {
    expect(isCall(path)).toBe(false);
    expect(isCall(path, { authorization: "Bot abc" })).toBe(false);
  });
});
