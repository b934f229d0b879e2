import type { MiddlewareHandler } from "hono";
import { createMiddleware } from "hono/factory";
import { refused } from "../kernel/errors.ts";
import { networkOf } from "../kernel/network-of.ts";
import { countWithin } from "./count-within.ts";

const WINDOW_MS = 3_600_000;

/** Of one address within an hour: a whole office may sit behind it, or somebody with any number of tokens. */
const MOST = { files: 300, bytes: 1_500_000_000 };

/** Refuses an address that uploads more than people do, before its bytes are read. One that does not say how many they are counts as `largest`. Needs `ip` in the context. */
export function limitUploads(largest: number): MiddlewareHandler {
  const [files, bytes] = [countWithin(WINDOW_MS), countWithin(WINDOW_MS)];
  return createMiddleware(async (c, next) => {
    const address = networkOf(String(c.get("ip")));
    const declared = Number(c.req.header("content-length") ?? largest);
    const tooMany = files(address) > MOST.files || bytes(address, Math.min(declared, largest)) > MOST.bytes;
    if (tooMany)
      throw refused("too_many_tries", "Too many files. Try again in an hour.", {
        retryAfterSeconds: WINDOW_MS / 1_000,
      });
    await next();
  });
}
