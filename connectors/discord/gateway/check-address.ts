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
  const { promise, resolve, reject } = Promise.withResolvers<void>();
  guard.lookup(url.hostname.replace(/^\[|\]$/g, ""), { all: true }, (error) =>
    error ? reject(error) : resolve(),
  );
  await promise;
}
