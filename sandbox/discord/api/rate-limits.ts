import { createHash } from "node:crypto";
import type { App, World } from "../world.ts";
import { isByInteraction, type Route } from "./call.ts";

type Window = { until: number; left: number };
export type Rates = {
  /** Counts a call. Returns the headers of its answer, and what limit it is beyond. */
  take(world: World, app: App, route: Route, place: string): Taken;
};
export type Taken = { readonly headers: Record<string, string>; readonly limit: Limit | null };
export type Limit = { readonly scope: "user" | "shared" | "global"; readonly retryAfter: number };

/** All calls of a bot in a second, but for those with an interaction's token. */
const GLOBAL = 50;
/** Routes but those that write messages. */
const WIDE = { calls: 50, ms: 1000 };
const WRITES = new Set(["create_message", "execute_webhook", "update_message", "delete_message"]);

/** Counts calls by route and place, and all calls of a bot. */
export function countRates(): Rates {
  const windows = new Map<string, Window>();
  const open = (key: string, { calls, ms }: { calls: number; ms: number }) => {
    const known = windows.get(key);
    const window = known && known.until > Date.now() ? known : { until: Date.now() + ms, left: calls };
    windows.set(key, window);
    return window;
  };
  return {
    take: (world, app, route, place) => {
      if (windows.size > 10_000) windows.clear();
      const isOpen = world.limits.rate === WIDE_OPEN;
      const rate = isOpen || WRITES.has(route.name) ? world.limits.rate : WIDE;
      const all = open(app.id, {
        calls: isOpen ? Number.MAX_SAFE_INTEGER : GLOBAL,
        ms: 1000,
      });
      if (!isByInteraction(route) && (all.left -= 1) < 0)
        return { headers: {}, limit: { scope: "global", retryAfter: secondsTo(all.until) } };
      const window = open(`${app.id} ${route.name} ${place}`, rate);
      window.left -= 1;
      const headers = headersOf(route, rate.calls, window);
      return {
        headers,
        limit: window.left < 0 ? { scope: "user", retryAfter: secondsTo(window.until) } : null,
      };
    },
  };
}

/** Rates that nobody reaches, for tests that are about something else. */
export const WIDE_OPEN = { calls: 1_000_000, ms: 1000 };

const secondsTo = (at: number) => Math.max(0.001, Math.round(at - Date.now()) / 1000);

const headersOf = ({ name }: Route, calls: number, { left, until }: Window) => ({
  "x-ratelimit-limit": String(calls),
  "x-ratelimit-remaining": String(Math.max(0, left)),
  "x-ratelimit-reset": String(until / 1000),
  "x-ratelimit-reset-after": String(secondsTo(until)),
  "x-ratelimit-bucket": createHash("md5").update(name).digest("hex"),
});

/** Returns the headers and the body of Discord's 429. */
export const limitAnswer = ({ scope, retryAfter }: Limit) => ({
  headers: {
    "retry-after": String(Math.ceil(retryAfter)),
    "x-ratelimit-scope": scope,
    ...(scope === "global" && { "x-ratelimit-global": "true" }),
  },
  body: {
    message: scope === "shared" ? "The resource is being rate limited." : "You are being rate limited.",
    retry_after: retryAfter,
    global: scope === "global",
  },
});
