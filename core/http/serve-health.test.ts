import { expect, it } from "vitest";
import type { Health } from "../health/index.ts";
import { serveHealth } from "./serve-health.ts";

it("looks once a second, however many ask, and tells all of them what it saw", async () => {
  let [looks, now] = [0, 0];
  let health: Health = { status: "ok", problems: [] };
  const app = serveHealth(
    async () => ((looks += 1), health),
    () => now,
  );
  const ask = async () => (await app.request("/health")).status;
  expect(new Set(await Promise.all(Array.from({ length: 50 }, ask)))).toEqual(new Set([200]));
  expect(looks).toBe(1);
  health = { status: "broken", problems: [] };
  now = 999;
  expect([await ask(), looks]).toEqual([200, 1]);
  now = 1_000;
  expect([await ask(), looks]).toEqual([503, 2]);
});
