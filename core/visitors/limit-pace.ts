import type { MiddlewareHandler } from "hono";
import { createMiddleware } from "hono/factory";
import type { ChannelAccess } from "../channels/index.ts";
import { refused } from "../kernel/errors.ts";
import { networkOf } from "../kernel/network-of.ts";
import { countWithin } from "./count-within.ts";

const WINDOW_MS = 60_000;

/** Requests a minute: of one browser, and of one address, behind which a whole office may sit. */
const PACE = { visitor: 120, address: 1_200 };

/**
 * Limits the request rate to a hosted channel's webhook, which is open to anybody. Needs `ip` in the context. Webhooks of
 * other platforms pass.
 */
export function limitPace(channels: ChannelAccess): MiddlewareHandler {
  const [byVisitor, byAddress] = [countWithin(WINDOW_MS), countWithin(WINDOW_MS)];
  return createMiddleware(async (c, next) => {
    const channel = await channels.open(c.req.param("channelId") ?? "");
    if (!channel?.connector.hosts) return next();
    const token = c.req.header("authorization");
    const tooMany =
      byAddress(networkOf(String(c.get("ip")))) > PACE.address ||
      (token !== undefined && byVisitor(token) > PACE.visitor);
    if (tooMany)
      throw refused("too_many_tries", "Too many messages. Try again in a minute.", {
        retryAfterSeconds: WINDOW_MS / 1_000,
      });
    await next();
  });
}
