import type { HttpBindings } from "@hono/node-server";
import type { MiddlewareHandler } from "hono";
import ipaddr from "ipaddr.js";
import type { HubContext, HubEnv } from "../access/index.ts";
import { refused } from "../kernel/errors.ts";

/** Names that always mean the machine the browser runs on: nobody on the internet can own them. */
const LOOPBACK = ["localhost", "127.0.0.1", "[::1]"];

/**
 * Refuses (`host_unknown`) requests that name another host than the hub's: the public address, this machine, and the
 * very address the connection came to. Without it a page whose name leads here (DNS rebinding) is a page of ours to the
 * browser, and may read everything that asks for no cookie.
 */
export const answerOwnHosts = (publicUrl: string): MiddlewareHandler<HubEnv> => {
  const own = new Set([...LOOPBACK, new URL(publicUrl).hostname]);
  return async (c, next) => {
    const host = hostnameOf(c.req.header("host") ?? new URL(c.req.url).host);
    if (!own.has(host) && host !== addressOf(c))
      throw refused(
        "host_unknown",
        `Unknown host. Open ${publicUrl}, or set PUBLIC_URL to the address people use.`,
      );
    await next();
  };
};

/** The name in a Host header, without its port; empty for a header that is none. */
const hostnameOf = (header: string): string =>
  /^(\[[\da-f:.]+\]|[^:[\]@/?#\s]+)(:\d*)?$/i.exec(header)?.[1]?.toLowerCase().replace(/\.$/, "") ?? "";

/** The address the client connected to, as a Host header writes it. */
function addressOf(c: HubContext): string | undefined {
  const bindings: Partial<HttpBindings> = c.env ?? {};
  const local = bindings.incoming?.socket.localAddress ?? "";
  if (!ipaddr.isValid(local)) return undefined;
  const address = ipaddr.process(local);
  return address.kind() === "ipv4" ? address.toString() : `[${address.toString()}]`;
}
