import type { MiddlewareHandler } from "hono";
import type { HubEnv } from "../../access/index.ts";
import { refused } from "../../kernel/errors.ts";

const SAFE = new Set(["GET", "HEAD", "OPTIONS"]);

/**
 * Refuses (`origin_refused`) an unsafe request that carries a cookie unless a page of ours made it: `Origin` on the list,
 * or `Sec-Fetch-Site: same-origin`. Hono's own check looks at forms only and lets another site's JSON through.
 */
export const sameOrigin = (origins: readonly string[]): MiddlewareHandler<HubEnv> => {
  const ours = new Set(origins);
  return async (c, next) => {
    if (
      !SAFE.has(c.req.method) &&
      c.req.header("cookie") !== undefined &&
      !isOurs(ours, c.req.header("origin"), c.req.header("sec-fetch-site"))
    ) {
      throw refused("origin_refused", "This request came from another website.", {
        origin: c.req.header("origin") ?? null,
      });
    }
    await next();
  };
};

/** A named origin decides; the fetch site only stands in where a browser sends none. */
const isOurs = (ours: ReadonlySet<string>, origin: string | undefined, site: string | undefined): boolean =>
  origin === undefined ? site === "same-origin" : ours.has(origin);
