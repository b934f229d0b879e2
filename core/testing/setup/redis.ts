import { spawn, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, rm } from "node:fs/promises";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import type { TestProject } from "vitest/node";

declare module "vitest" {
  export interface ProvidedContext {
    /** The run's Redis: the one of `REDIS_URL`, or one of its own; empty where none is installed. */
    redisUrl: string;
  }
}

const SERVERS = ["redis-server", "valkey-server"];

/** Starts one Redis for the whole run, which keeps nothing, unless `REDIS_URL` names one; without one installed, only the tests that ask for it fail. */
export default async function setUp(project: TestProject): Promise<(() => Promise<void>) | undefined> {
  // The hub's configuration is not read here: a run of the tests configures no hub.
  const given = process.env["REDIS_URL"];
  if (!given) return startOurOwn(project);
  project.provide("redisUrl", given);
  return undefined;
}

async function startOurOwn(project: TestProject): Promise<() => Promise<void>> {
  const [home, port] = [await mkdtemp(join(tmpdir(), "parley-redis-")), await freePort()];
  const server = await startFirst(SERVERS, ["--port", String(port), "--bind", "127.0.0.1", "--dir", home, "--save", "", "--appendonly", "no"]);
  project.provide("redisUrl", server === undefined ? "" : `redis://127.0.0.1:${port}`);
  return async () => {
    if (server !== undefined) await stop(server);
    await rm(home, { recursive: true, force: true });
  };
}

async function startFirst(programs: readonly string[], options: string[]): Promise<ChildProcess | undefined> {
  for (const program of programs) {
    const server = spawn(program, options, { stdio: ["ignore", "pipe", "ignore"] });
    if (await isReady(server)) return server;
  }
  return undefined;
}

/** Waits for the line in which Redis says that it listens; a program that is not installed, or ends, says nothing. */
async function isReady(server: ChildProcess): Promise<boolean> {
  const { promise, resolve } = Promise.withResolvers<boolean>();
  server.once("error", () => resolve(false));
  server.once("exit", () => resolve(false));
  if (server.stdout !== null) {
    createInterface(server.stdout).on("line", (line) => {
      if (line.includes("Ready to accept connections")) resolve(true);
    });
  }
  return promise;
}

async function stop(server: ChildProcess): Promise<void> {
  const ended = once(server, "exit");
  server.kill();
  await ended;
}

async function freePort(): Promise<number> {
  const probe = createServer().listen(0, "127.0.0.1");
  await once(probe, "listening");
  const address = probe.address();
  const closed = once(probe, "close");
  probe.close();
  await closed;
  if (address === null || typeof address === "string") throw new Error("A TCP server has a port.");
  return address.port;
}
