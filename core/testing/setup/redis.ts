import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { TestProject } from "vitest/node";
import { freePort } from "../../kernel/free-port.ts";
import { startRedis } from "../start-redis.ts";

declare module "vitest" {
  export interface ProvidedContext {
    /** The run's Redis: the one of `REDIS_URL`, or one of its own; empty where none is installed. */
    redisUrl: string;
  }
}

/** Starts one Redis for the whole run, which keeps nothing, unless `REDIS_URL` names one; without one installed, only the tests that ask for it fail. */
export default async function setUp(project: TestProject): Promise<(() => Promise<void>) | undefined> {
  // The hub's configuration is not read here: a run of the tests configures no hub.
  const given = process.env["REDIS_URL"];
  if (!given) return startOurOwn(project);
  project.provide("redisUrl", given);
  return undefined;
}

async function startOurOwn(project: TestProject): Promise<() => Promise<void>> {
  const home = await mkdtemp(join(tmpdir(), "parley-redis-"));
  const server = await startRedis(await freePort(), ["--dir", home, "--appendonly", "no"]);
  project.provide("redisUrl", server?.url ?? "");
  return async () => {
    await server?.stop();
    await rm(home, { recursive: true, force: true });
  };
}
