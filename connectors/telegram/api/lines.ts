import { Agent as HttpAgent } from "node:http";
import { Agent as HttpsAgent } from "node:https";
import { Agent } from "undici";
import { guardAddresses, type AddressGuard } from "../../../core/kernel/private-hosts.ts";
import { asWritten } from "../../../core/kernel/trust.ts";

/** The ways out to the Bot API, every one of them guarded: telegraf's by protocol, and that of `fetch`. */
export type Lines = {
  readonly guard: AddressGuard;
  readonly agents: Readonly<Record<string, HttpAgent>>;
  readonly dispatcher: Dispatcher;
};

/** Node has the same undici within, whose types are told apart from the package's. */
type Dispatcher = NonNullable<RequestInit["dispatcher"]>;

const open = new WeakMap<readonly string[], Lines>();
const NOWHERE: readonly string[] = [];

/** The lines of everybody who may call these private hosts; opened once, so that sockets are kept. */
export function linesFor(privateHosts: readonly string[] = NOWHERE): Lines {
  const known = open.get(privateHosts);
  if (known) return known;
  const lines = openLines(guardAddresses(privateHosts));
  open.set(privateHosts, lines);
  return lines;
}

function openLines(guard: AddressGuard): Lines {
  const { lookup } = guard;
  // Idle sockets are given up early: one that the other side is just closing turns a send into `unconfirmed`.
  const options = { keepAlive: true, timeout: 15_000, lookup };
  const agents = { "https:": new HttpsAgent(options), "http:": new HttpAgent(options) };
  return { guard, agents, dispatcher: asWritten<Dispatcher>(new Agent({ connect: { lookup } })) };
}
