import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import pg from "pg";
import { startEmbedded } from "../../core/database/embedded.ts";
import { log } from "../../core/kernel/log.ts";

/** Starts the hub's own Postgres with its own settings in a temporary folder. Durability is on. */
export type Cluster = {
  readonly pid: number;
  /** Creates an empty database and returns its address. */
  create(name: string): Promise<string>;
  stop(): Promise<void>;
};

export async function startCluster(): Promise<Cluster> {
  const home = await mkdtemp(join(tmpdir(), "parley-bench-"));
  log.level = "error";
  const postgres = await startEmbedded({ home, log });
  const pid = Number(
    (await readFile(join(home, "postgres", "data", "postmaster.pid"), "utf8")).split("\n")[0],
  );
  return {
    pid,
    async create(name) {
      const admin = new pg.Client({ connectionString: postgres.url });
      await admin.connect();
      await admin.query(`create database ${name}`);
      await admin.end();
      return Object.assign(new URL(postgres.url), { pathname: `/${name}` }).href;
    },
    async stop() {
      await postgres.stop();
      await rm(home, { recursive: true, force: true });
    },
  };
}
