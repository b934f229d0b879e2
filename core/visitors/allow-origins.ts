import type { Context, MiddlewareHandler } from "hono";
import { createMiddleware } from "hono/factory";
import type { ChannelAccess } from "../channels/index.ts";
import { refused } from "../kernel/errors.ts";

/**
 * Lets pages of a channel's allowed origins call it, and refuses the pages of all others. Only for channels whose thread
 * the hub keeps; requests without an `Origin` (providers' webhooks) pass untouched. Never with cookies.
 */
export const allowOrigins = (channels: ChannelAccess): MiddlewareHandler =>
  createMiddleware(async (c, next) => {
    // Whatever is answered without an origin would be kept by browsers and proxies for pages of all origins.
    c.header("vary", "Origin");
    const origin = c.req.header("origin");
    const channel = origin === undefined ? null : await channels.open(c.req.param("channelId") ?? "");
    const hosts = channel?.connector.hosts;
    if (origin === undefined || !channel || !hosts) return next();
    const allowed = hosts.origins(channel.account.settings);
    if (allowed.length > 0 && !allowed.includes(origin) && !isOurs(origin, c))
      throw refused(
        "origin_not_allowed",
        "This website is not allowed to embed the chat. Add it to the channel's allowed origins.",
        { origin },
      );
    if (c.req.method === "OPTIONS") return c.body(null, 204, headersFor(origin));
    await next();
    for (const [name, value] of Object.entries(headersFor(origin))) c.header(name, value);
  });

const isOurs = (origin: string, c: Context): boolean =>
  URL.canParse(origin) && new URL(origin).host === c.req.header("host");

const headersFor = (origin: string): Record<string, string> => ({
  "access-control-allow-origin": origin,
  "access-control-allow-headers": "authorization, content-type, last-event-id",
  "access-control-allow-methods": "GET, POST",
  "access-control-max-age": "7200",
  "cross-origin-resource-policy": "cross-origin",
});
