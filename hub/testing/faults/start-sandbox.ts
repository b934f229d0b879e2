import { once } from "node:events";
import type { IncomingMessage } from "node:http";
import type { Duplex } from "node:stream";
import { serve } from "@hono/node-server";
import { Hono } from "hono";
import { createSandbox, type Play } from "../../../sandbox/index.ts";

/** The simulated platforms on a port of their own, with accounts of this secret. `home`: what those are connected to. */
export type StartedSandbox = {
  readonly home: string;
  readonly secret: string;
  readonly platforms: readonly Play[];
  close(): Promise<void>;
};

/** Platforms try again, and miss a heartbeat, within the patience of a test. */
const SHORT = { webhookRetryMs: 20, wide: true, limits: { identifyMs: 0, heartbeatMs: 400 } };

/** Starts the simulated platforms, outside every hub under test. */
export async function startSandbox(): Promise<StartedSandbox> {
  const secret = crypto.randomUUID();
  const sandbox = createSandbox({ ...SHORT, secret: () => secret });
  const app = new Hono().route("/sandbox", sandbox.app);
  const server = serve({ fetch: app.fetch, port: 0, hostname: "127.0.0.1" });
  server.on("upgrade", (request: IncomingMessage, socket: Duplex, head: Buffer) =>
    sandbox.upgrade(request, socket, head),
  );
  if (!server.listening) await once(server, "listening");
  const address = server.address();
  return {
    home: `http://127.0.0.1:${typeof address === "object" && address ? address.port : 0}`,
    secret,
    platforms: sandbox.platforms,
    async close() {
      const closed = once(server, "close");
      await sandbox.close();
      if ("closeAllConnections" in server) server.closeAllConnections();
      server.close();
      await closed;
    },
  };
}
