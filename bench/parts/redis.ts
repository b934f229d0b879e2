import { spawn } from "node:child_process";
import { once } from "node:events";
import { createServer } from "node:net";
import { createInterface } from "node:readline";
import { delimiter } from "node:path";

/** A Redis that keeps its log on disk each second, as one for jobs is set up. */
export type RedisServer = { readonly url: string; readonly pid: number; stop(): Promise<void> };

const PROGRAMS = ["redis-server", "valkey-server"];

/** Starts a Redis of its own: the machine's, or the one `bin/test` has unpacked. */
export async function startRedis(folder: string): Promise<RedisServer> {
  const port = await freePort();
  for (const program of PROGRAMS) {
    const path = [process.env["PATH"], `${process.cwd()}/.cache/redis/run`].join(delimiter);
    const child = spawn(program, ["--port", String(port), "--bind", "127.0.0.1", "--dir", folder, "--save", "", "--appendonly", "yes"], { stdio: ["ignore", "pipe", "ignore"], env: { ...process.env, PATH: path } });
    if (await isReady(child)) return { url: `redis://127.0.0.1:${port}`, pid: child.pid ?? 0, stop: () => stop(child) };
  }
  throw new Error("This bench needs a real Redis: install redis-server, or run bin/test once, which unpacks one.");
}

function isReady(child: ReturnType<typeof spawn>): Promise<boolean> {
  const { promise, resolve } = Promise.withResolvers<boolean>();
  child.once("error", () => resolve(false));
  child.once("exit", () => resolve(false));
  if (child.stdout) createInterface(child.stdout).on("line", (line) => void (line.includes("Ready to accept connections") && resolve(true)));
  return promise;
}

async function stop(child: ReturnType<typeof spawn>): Promise<void> {
  const gone = once(child, "exit");
  child.kill();
  await gone;
}

async function freePort(): Promise<number> {
  const probe = createServer().listen(0, "127.0.0.1");
  await once(probe, "listening");
  const address = probe.address();
  probe.close();
  await once(probe, "close");
  return typeof address === "object" && address ? address.port : 0;
}
