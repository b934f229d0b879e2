import { createServer } from "node:net";
import { once } from "node:events";
import { startProgram } from "./start-program.ts";

/** A Redis that remembers nothing, so that killing it is wiping it. */
export type Redis = { readonly url: string; wipe(): Promise<void>; close(): Promise<void> };

/** Starts one on a free port: the machine's Redis or Valkey. */
export async function startRedis(): Promise<Redis> {
  const port = await freePort();
  const start = async () => {
    const options = ["--port", String(port), "--bind", "127.0.0.1", "--save", "", "--appendonly", "no"];
    return await startProgram("redis-server", options, /Ready to accept/).catch(() => startProgram("valkey-server", options, /Ready to accept/));
  };
  let program = await start();
  return {
    url: `redis://127.0.0.1:${port}`,
    async wipe() {
      await program.kill();
      program = await start();
    },
    close: () => program.kill(),
  };
}

async function freePort(): Promise<number> {
  const probe = createServer().listen(0, "127.0.0.1");
  await once(probe, "listening");
  const address = probe.address();
  probe.close();
  await once(probe, "close");
  return typeof address === "object" && address ? address.port : 0;
}
