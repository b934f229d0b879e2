import type { Context } from "hono";

/** Returns the address below which this sandbox answers, as its caller knows it. */
export function baseOf(c: Context): string {
  const { origin, pathname } = new URL(c.req.url);
  return origin + pathname.replace(/\/(api|control|cdn)(\/.*)?$/, "");
}
