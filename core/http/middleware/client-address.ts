import type { HttpBindings } from "@hono/node-server";
import type { MiddlewareHandler } from "hono";
import ipaddr from "ipaddr.js";
import type { HubEnv } from "../../access/index.ts";

/**
 * Finds the caller's address: the socket's, or, when that is one of the trusted proxies (addresses or CIDR ranges),
 * the last address in X-Forwarded-For that is not. What a stranger writes into the header counts for nothing.
 */
export function clientAddress(trustedProxies: readonly string[] = []): MiddlewareHandler<HubEnv> {
  const ranges = trustedProxies.map((text) => (text.includes("/") ? ipaddr.parseCIDR(text) : wholeOf(text)));
  const trusted = (address: string) =>
    ipaddr.isValid(address) && ranges.some((range) => within(ipaddr.process(address), range));
  return async (c, next) => {
    const bindings: Partial<HttpBindings> = c.env ?? {};
    const hops = [
      ...(c.req.header("x-forwarded-for") ?? "").split(",").map((hop) => hop.trim()),
      bindings.incoming?.socket.remoteAddress ?? "",
    ];
    c.set("ip", plain(hops.findLast((hop) => !trusted(hop)) ?? ""));
    await next();
  };
}

type Range = ReturnType<typeof ipaddr.parseCIDR>;

function wholeOf(text: string): Range {
  const address = ipaddr.process(text);
  return [address, address.kind() === "ipv4" ? 32 : 128];
}

function within(address: ipaddr.IPv4 | ipaddr.IPv6, range: Range): boolean {
  return address.kind() === range[0].kind() && address.match(range);
}

/** IPv4 seen through an IPv6 socket is the same address, and must not get a second allowance. */
const plain = (address: string): string =>
  ipaddr.isValid(address) ? ipaddr.process(address).toString() : "unknown";
