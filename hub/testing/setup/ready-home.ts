import { appendFile, mkdtemp, rm } from "node:fs/promises";
import { join } from "node:path";
import type { TestProject } from "vitest/node";
import { startHubProcess } from "../start-hub-process.ts";
import { folderPrefix } from "../../../core/testing/setup/sweep-leftovers.ts";

declare module "vitest" {
  export interface ProvidedContext {
    /** The PARLEY_HOME of a hub that started once and stopped; `copyReadyHome` copies it. */
    readyHome: string;
  }
}

/** Written to the cluster's own settings, which a test's copy keeps: the hub itself has no switch for this. */
const NOT_DURABLE = "fsync = off\nfull_page_writes = off\nsynchronous_commit = off\n";

/** Makes a home whose database is created, migrated and filled as a first start fills it. */
export default async function setUp(project: TestProject): Promise<() => Promise<void>> {
  const home = await mkdtemp(folderPrefix());
  const hub = await startHubProcess({ PARLEY_HOME: home });
  await hub.stop();
  await appendFile(join(home, "postgres/data/postgresql.auto.conf"), NOT_DURABLE);
  project.provide("readyHome", home);
  return () => rm(home, { recursive: true, force: true });
}
