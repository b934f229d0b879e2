import { Hono } from "hono";
import { expect, it } from "vitest";
import type { HubEnv } from "../../access/index.ts";
import { log } from "../../kernel/log.ts";
import { requestLog } from "./request-log.ts";

const app = new Hono<HubEnv>()
  .use(requestLog(log))
  .get("/json", (c) => c.json({ id: c.var.requestId }))
  .get("/raw", () => new Response(null, { status: 204 }));

it("tells every answer's id, each its own", async () => {
  const [one, other, raw] = await Promise.all(
    ["/json", "/json", "/raw"].map(async (path) => app.request(path)),
  );
  const ids = [one, other, raw].map((answer) => answer?.headers.get("x-request-id"));
  expect(new Set(ids).size).toBe(3);
  expect(ids.every((id) => id && /^[0-9a-f-]{36}$/.test(id))).toBe(true);
  expect(await one?.json()).toEqual({ id: ids[0] });
});
