import type { IncomingMessage } from "node:http";
import type { Duplex } from "node:stream";
import { serve } from "@hono/node-server";
import { Hono } from "hono";
import { createSandbox } from "./create-sandbox.ts";

/** Serves the sandbox alone, for tests and benchmarks: `node sandbox/main.ts [port] [state folder]`. */
const [port = "41100", stateFolder] = process.argv.slice(2);
const sandbox = createSandbox(stateFolder ? { stateFolder } : {});
const server = serve(
  { fetch: new Hono().route("/sandbox", sandbox.app).fetch, port: Number(port) },
  ({ port }) => {
    process.stdout.write(`The sandbox is at http://localhost:${port}/sandbox\n`);
  },
);
server.on("upgrade", (request: IncomingMessage, socket: Duplex, head: Buffer) => {
  sandbox.upgrade(request, socket, head);
});

for (const signal of ["SIGINT", "SIGTERM"] as const) process.once(signal, () => void stop());

async function stop(): Promise<void> {
  await sandbox.close();
  server.close();
}
