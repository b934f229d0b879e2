import { isIP } from "node:net";
import { guardedConnections } from "../../../core/kernel/guarded-connections.ts";

/** Refuses a gateway that is in a private network, by its address or by what its name means. The library connects by itself. */
export async function checkAddress(
  address: string,
  privateHosts: readonly string[] | undefined,
): Promise<void> {
  const url = URL.parse(address.replace(/^ws/i, "http"));
  if (!url || !/^wss?:\/\//i.test(address)) throw new Error("The address of the gateway makes no sense.");
  const { guard } = guardedConnections(privateHosts);
  const refusal = guard.refusal(url);
  if (refusal) throw refusal;
  const host = url.hostname.replace(/^\[|\]$/g, "");
  // An address resolves to itself, and a look-up knows no ports: it would refuse the origin that was just let through.
  if (isIP(host) > 0) return;
  const { promise, resolve, reject } = Promise.withResolvers<void>();
  guard.lookup(host, { all: true }, (error) => (error ? reject(error) : resolve()));
  await promise;
}
