import type { MiddlewareHandler } from "hono";
import type { HubContext, HubEnv } from "../access/index.ts";
import { refused } from "../kernel/errors.ts";

/** A bot's calls are made by GET too: nobody who follows a link means one. */
const BOTS_CALL = /^\/sandbox\/\w+\/(bot|file\/bot)/;

/**
 * Refuses (`origin_refused`) what another site's page asks of the simulated platforms, which on one's own machine ask for
 * no cookie: any page one visits could play with them, and have them call addresses of one's network. A link to their page
 * may be followed from anywhere.
 */
export const refuseOtherSites = (origins: readonly string[]): MiddlewareHandler<HubEnv> => {
  const ours = new Set(origins);
  return async (c, next) => {
    if (isOthers(c, ours) && !isLink(c))
      throw refused("origin_refused", "This request came from another site's page.", {
        origin: c.req.header("origin") ?? null,
      });
    await next();
  };
};

function isOthers(c: HubContext, ours: ReadonlySet<string>): boolean {
  const [origin, site] = [c.req.header("origin"), c.req.header("sec-fetch-site")];
  return origin === undefined ? site === "cross-site" || site === "same-site" : !ours.has(origin);
}

const isLink = (c: HubContext): boolean =>
  c.req.method === "GET" && c.req.header("sec-fetch-mode") === "navigate" && !BOTS_CALL.test(c.req.path);
