import { Agent as HttpAgent } from "node:http";
import { Agent as HttpsAgent } from "node:https";
import { guardedConnections, type GuardedConnections } from "../../../core/kernel/guarded-connections.ts";
import { limitAnswers } from "./limit-answers.ts";

/** The guarded connections to the Bot API: telegraf's by protocol, and those of `fetch`. */
export type Connections = GuardedConnections & { readonly agents: Readonly<Record<string, HttpAgent>> };

const open = new WeakMap<GuardedConnections, Connections>();

/** Returns the connections of all channels that may call these private hosts. */
export function connectionsFor(privateHosts?: readonly string[]): Connections {
  const guarded = guardedConnections(privateHosts);
  const known = open.get(guarded);
  if (known) return known;
  const connections = { ...guarded, agents: agentsOf(guarded) };
  open.set(guarded, connections);
  return connections;
}

function agentsOf({ guard: { lookup } }: GuardedConnections): Connections["agents"] {
  // Closes idle sockets early: a send on one that the other side is closing becomes `unconfirmed`.
  const options = { keepAlive: true, timeout: 15_000, lookup };
  return {
    "https:": limitAnswers(new HttpsAgent(options)),
    "http:": limitAnswers(new HttpAgent(options)),
  };
}
