// @vitest-environment jsdom
import { afterEach, expect, it, vi } from "vitest";
import { hasStatus } from "./client.ts";
import { readMe } from "./identity.ts";
import { aMe, playHub } from "./testing.ts";

afterEach(() => {
  document.cookie = "parley.signed_in=; Max-Age=0";
  vi.unstubAllGlobals();
});

it("pages 29: asks nothing of the hub on a first visit, which the browser would report as an error", async () => {
  const asked = playHub({ "GET /me": () => aMe() });
  const error: unknown = await readMe().catch((thrown: unknown) => thrown);
  expect([hasStatus(error, 401), asked]).toEqual([true, []]);
});

it("asks who it is where a session may be", async () => {
  playHub({ "GET /me": () => aMe() });
  document.cookie = "parley.signed_in=1";
  expect((await readMe()).user.name).toBe("Anna");
});
