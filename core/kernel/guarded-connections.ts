import { Agent } from "undici";
import { guardAddresses, type AddressGuard } from "./private-hosts.ts";
import { unsafeCast } from "./trust.ts";

/** Connections of `fetch` that reach only what the guard allows. */
export type GuardedConnections = { readonly guard: AddressGuard; readonly dispatcher: Dispatcher };

/** Node contains the same undici, with types that differ from the package's. */
export type Dispatcher = NonNullable<RequestInit["dispatcher"]>;

const open = new WeakMap<readonly string[], GuardedConnections>();
const NOWHERE: readonly string[] = [];

/** Returns the connections of all channels that may call these private hosts; opens them once, to keep their sockets. */
export function guardedConnections(privateHosts: readonly string[] = NOWHERE): GuardedConnections {
  const known = open.get(privateHosts);
  if (known) return known;
  const guard = guardAddresses(privateHosts);
  const dispatcher = unsafeCast<Dispatcher>(new Agent({ connect: { lookup: guard.lookup } }));
  const connections = { guard, dispatcher };
  open.set(privateHosts, connections);
  return connections;
}
