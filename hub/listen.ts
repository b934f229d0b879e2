import { once } from "node:events";
import type { IncomingMessage, Server } from "node:http";
import type { Duplex } from "node:stream";
import { createAdaptorServer } from "@hono/node-server";
import type { Config } from "../core/kernel/config.ts";
import { unavailable, type HubError } from "../core/kernel/errors.ts";
import { freePort } from "../core/kernel/free-port.ts";
import { unsafeCast } from "../core/kernel/trust.ts";

type Fetch = Parameters<typeof createAdaptorServer>[0]["fetch"];

/** Takes over a connection that asks for another protocol. */
type Upgrade = (request: IncomingMessage, socket: Duplex, head: Buffer) => void;

/** Serves the app where the configuration says; throws `port_in_use`, `port_forbidden` or `listen_failed`. The simulated platforms get the connections that ask for another protocol. */
export async function listen(fetch: Fetch, config: Config, upgrade?: Upgrade): Promise<Server> {
  const serverOptions = { shouldUpgradeCallback: isForSandbox };
  const server = unsafeCast<Server>(createAdaptorServer({ fetch, ...(upgrade && { serverOptions }) }));
  if (upgrade) server.on("upgrade", upgrade);
  // `once` rejects by itself when the server says `error` first.
  await once(server.listen(config.port, config.host), "listening").catch((error: NodeJS.ErrnoException) => {
    throw listenFault(error, config);
  });
  return server;
}

/** Everything else answers as if no other protocol had been offered. */
const isForSandbox = ({ url }: IncomingMessage): boolean => url?.startsWith("/sandbox/") ?? false;

/** Picks a free port for PORT=0, because the hub's address must be known before it starts. */
export async function withPort(config: Config): Promise<Config> {
  if (config.port !== 0) return config;
  const port = await freePort(config.host);
  return { ...config, port, baseUrl: config.publicUrl ?? `http://localhost:${port}` };
}

/** Stops the server and every open connection. */
export async function stopListening(server: Server): Promise<void> {
  const closed = once(server, "close");
  server.close();
  // Live pages would hold their streams open for ever.
  server.closeAllConnections();
  await closed;
}

function listenFault(error: NodeJS.ErrnoException, { port, host }: Config): HubError {
  if (error.code === "EADDRINUSE")
    return unavailable(
      "port_in_use",
      `Port ${port} is in use by another program. Stop it, or set PORT to a free one.`,
      { port },
    );
  if (error.code === "EACCES")
    return unavailable(
      "port_forbidden",
      `Port ${port} may not be opened by this user. Set PORT to one above 1023.`,
      { port },
    );
  return unavailable("listen_failed", `Cannot listen on ${host}:${port}: ${error.message}.`, { port, host });
}
