import { randomUUID } from "node:crypto";
import type { MiddlewareHandler } from "hono";
import type { HubEnv } from "../../access/index.ts";
import type { Log } from "../../kernel/log.ts";

/** Gives each request an id, told in `x-request-id`, and one log line when it is answered; the route's pattern, never the address, which may hold secrets. */
export const requestLog =
  (log: Log): MiddlewareHandler<HubEnv> =>
  async (c, next) => {
    const requestId = randomUUID();
    const began = performance.now();
    c.set("requestId", requestId);
    await next();
    // Afterwards: a raw Response would leave behind what was set before it.
    c.res.headers.set("x-request-id", requestId);
    log.debug(
      {
        requestId,
        method: c.req.method,
        route: c.req.routePath,
        status: c.res.status,
        ms: Math.round(performance.now() - began),
      },
      "answered",
    );
  };
