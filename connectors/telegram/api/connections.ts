import { Agent as HttpAgent } from "node:http";
import { Agent as HttpsAgent } from "node:https";
import { Agent } from "undici";
import { guardAddresses, type AddressGuard } from "../../../core/kernel/private-hosts.ts";
import { limitAnswers } from "./limit-answers.ts";
import { unsafeCast } from "../../../core/kernel/trust.ts";

/** The guarded connections to the Bot API: telegraf's by protocol, and that of `fetch`. */
export type Connections = {
  readonly guard: AddressGuard;
  readonly agents: Readonly<Record<string, HttpAgent>>;
  readonly dispatcher: Dispatcher;
};

/** Node contains the same undici, with types that differ from the package's. */
type Dispatcher = NonNullable<RequestInit["dispatcher"]>;

const open = new WeakMap<readonly string[], Connections>();
const NOWHERE: readonly string[] = [];

/**
 * Returns the connections of all channels that may call these private hosts; opens them once, to keep their sockets.
 */
export function connectionsFor(privateHosts: readonly string[] = NOWHERE): Connections {
  const known = open.get(privateHosts);
  if (known) return known;
  const connections = openConnections(guardAddresses(privateHosts));
  open.set(privateHosts, connections);
  return connections;
}

function openConnections(guard: AddressGuard): Connections {
  const { lookup } = guard;
  // Closes idle sockets early: a send on one that the other side is closing becomes `unconfirmed`.
  const options = { keepAlive: true, timeout: 15_000, lookup };
  const agents = {
    "https:": limitAnswers(new HttpsAgent(options)),
    "http:": limitAnswers(new HttpAgent(options)),
  };
  return { guard, agents, dispatcher: unsafeCast<Dispatcher>(new Agent({ connect: { lookup } })) };
}
