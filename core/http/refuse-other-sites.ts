import type { MiddlewareHandler } from "hono";
import type { HubContext, HubEnv } from "../access/index.ts";
import { refused } from "../kernel/errors.ts";
import type { IsPlatformCall } from "./app-deps.ts";

/**
 * Refuses (`origin_refused`) what another site's page asks of the simulated platforms, which on one's own machine ask for
 * no cookie: any page one visits could play with them. A link to their page may be followed from anywhere. No browser
 * makes a platform's call by GET, which may change something too: what changes something is never a link, a picture or an address that was typed.
 */
export const refuseOtherSites = (
  origins: readonly string[],
  isPlatformCall: IsPlatformCall,
): MiddlewareHandler<HubEnv> => {
  const ours = new Set(origins);
  return async (c, next) => {
    if ((isOthers(c, ours) && !isLink(c)) || isBrowsersCall(c, isPlatformCall))
      throw refused("origin_refused", "This request came from another website.", {
        origin: c.req.header("origin") ?? null,
      });
    await next();
  };
};

function isOthers(c: HubContext, ours: ReadonlySet<string>): boolean {
  const [origin, site] = [c.req.header("origin"), c.req.header("sec-fetch-site")];
  return origin === undefined ? site === "cross-site" || site === "same-site" : !ours.has(origin);
}

const isBrowsersCall = (c: HubContext, isPlatformCall: IsPlatformCall): boolean =>
  SAFE.has(c.req.method) &&
  isPlatformCall(c.req.path, c.req.raw.headers) &&
  FETCH_HEADERS.some((name) => c.req.header(name));

const SAFE = new Set(["GET", "HEAD", "OPTIONS"]);

/** What a browser says of a request by itself, to this machine and over https. Node's `fetch` says the mode too, and is no browser. */
const FETCH_HEADERS = ["sec-fetch-site", "sec-fetch-dest", "sec-fetch-user"];

const isLink = (c: HubContext): boolean =>
  c.req.method === "GET" && c.req.header("sec-fetch-mode") === "navigate";
