import type { MiddlewareHandler } from "hono";
import { createMiddleware } from "hono/factory";
import type { ChannelAccess } from "../channels/index.ts";
import { refused } from "../kernel/errors.ts";

const WINDOW_MS = 60_000;

/** Requests a minute: of one browser, and of one address, behind which a whole office may sit. */
const PACE = { visitor: 120, address: 1_200 };

/**
 * Refuses those who write to a hosted channel's front door faster than people do: anybody may say hello there, so nobody
 * else stands in a flood's way. Needs `ip` in the context; other platforms' webhooks pass.
 */
export function limitPace(channels: ChannelAccess): MiddlewareHandler {
  const [byVisitor, byAddress] = [countWithin(WINDOW_MS), countWithin(WINDOW_MS)];
  return createMiddleware(async (c, next) => {
    const channel = await channels.open(c.req.param("channelId") ?? "");
    if (!channel?.connector.hosts) return next();
    const token = c.req.header("authorization");
    const tooMany = byAddress(String(c.get("ip"))) > PACE.address || (token !== undefined && byVisitor(token) > PACE.visitor);
    if (tooMany) throw refused("too_many_tries", "That was too much at once. Wait a minute.", { retryAfterSeconds: WINDOW_MS / 1_000 });
    await next();
  });
}

/** Counts by key, anew in every window; what it remembers is bounded by what one window brings. */
function countWithin(milliseconds: number): (key: string) => number {
  let counts = new Map<string, number>();
  let ends = 0;
  return (key) => {
    if (performance.now() > ends) {
      counts = new Map();
      ends = performance.now() + milliseconds;
    }
    const count = (counts.get(key) ?? 0) + 1;
    counts.set(key, count);
    return count;
  };
}
