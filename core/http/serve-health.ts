import { Hono } from "hono";
import type { Health } from "../health/index.ts";

/** How long a health check is cached. */
const GOOD_MS = 1_000;

/** Serves the hub's health at `/health`, publicly. Checks once a second at most, so that a flood cannot take the sweepers' connections. */
export function serveHealth(look: () => Promise<Health>, now: () => number = () => performance.now()): Hono {
  let seen: { readonly at: number; readonly health: Promise<Health> } | undefined;
  const current = () => {
    if (seen === undefined || now() - seen.at >= GOOD_MS) seen = { at: now(), health: look() };
    return seen.health;
  };
  return new Hono().get("/health", async (c) => {
    const health = await current();
    return c.json(health, health.status === "broken" ? 503 : 200, { "cache-control": "no-store" });
  });
}
