import type { MiddlewareHandler } from "hono";
import { bodyLimit } from "hono/body-limit";

/**
 * Refuses a request that brings more than `maxSize` bytes, before any are read where it says so itself. Node's parser
 * holds a request to the length it declares, so only a body without one is counted: that builds a whole web request
 * with its stream, a tenth of what a webhook costs us.
 */
export function limitBody(maxSize: number, refuse: () => never): MiddlewareHandler {
  const counting = bodyLimit({ maxSize, onError: refuse });
  return async (c, next) => {
    const declared =
      c.req.header("transfer-encoding") === undefined ? c.req.header("content-length") : undefined;
    if (declared === undefined && !EMPTY.has(c.req.method)) return counting(c, next);
    if (Number(declared ?? 0) > maxSize) refuse();
    await next();
    return undefined;
  };
}

const EMPTY = new Set(["GET", "HEAD"]);
