import { readFile, rm } from "node:fs/promises";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import pg from "pg";
import { conflict } from "../../kernel/errors.ts";
import type { Log } from "../../kernel/log.ts";
import type { Cluster } from "./cluster.ts";

/** A session that marks the cluster as one hub's; it ends with the hub's process, however that ends. */
export type Claim = { release(): Promise<void> };

const HUB_LOCK = 7_275_539;

/** The cluster's address on a port. */
export const addressOf = (cluster: Cluster, port: number) =>
  `postgres://parley:${cluster.password}@127.0.0.1:${port}/postgres`;

/** Claims a running cluster for this process, or throws `home_in_use`. */
export async function claim(cluster: Cluster, port: number, log: Log): Promise<Claim> {
  const client = new pg.Client({
    connectionString: addressOf(cluster, port),
    application_name: "parley_claim",
    connectionTimeoutMillis: 5_000,
  });
  client.on("error", (error) => log.debug({ err: error.message }, "the hub's claim on its Postgres ended"));
  await client.connect();
  const { rows } = await client.query<{ free: boolean }>("select pg_try_advisory_lock($1) as free", [
    HUB_LOCK,
  ]);
  if (rows[0]?.free) return { release: () => client.end() };
  await client.end();
  throw conflict(
    "home_in_use",
    "Another hub is running with the same PARLEY_HOME. Stop it, or give this one a PARLEY_HOME of its own.",
  );
}

/**
 * Stops the postmaster a killed hub left behind; throws `home_in_use` when its hub is alive after all. A hub that has
 * started Postgres and not yet claimed it looks the same: the claim is therefore kept until that Postgres is gone, and
 * that hub finds the home in use.
 */
export async function retireOrphan(cluster: Cluster, log: Log): Promise<void> {
  const orphan = await readPostmasterFile(cluster);
  if (!orphan) return;
  if (await isSomethingElse(orphan.pid))
    return await rm(join(cluster.data, "postmaster.pid"), { force: true });
  const claimed = await claim(cluster, orphan.port, log).catch((error: NodeJS.ErrnoException) => {
    if (error.code === "home_in_use") throw error;
    return undefined;
  });
  // No answer: it is still starting up or already shutting down. The caller tries again.
  if (!claimed) return await wait(100);
  log.info("stopping the Postgres an earlier run of the hub left behind");
  stopProcess(orphan.pid);
  // Its successor may be there before we look again.
  while ((await readPostmasterFile(cluster))?.pid === orphan.pid) await wait(20);
  await claimed.release();
}

function stopProcess(pid: number): void {
  try {
    process.kill(pid, "SIGINT");
  } catch {
    // It ended by itself meanwhile.
  }
}

const GOING = new Set(["ECONNREFUSED", "ECONNRESET", "57P01", "57P03"]);

/** Whether a claim failed because that Postgres is going down. */
export const isGoing = (error: unknown): boolean =>
  error instanceof Error &&
  (GOING.has("code" in error ? String(error.code) : "") || error.message.includes("Connection terminated"));

async function readPostmasterFile(cluster: Cluster) {
  const lines = (await readFile(join(cluster.data, "postmaster.pid"), "utf8").catch(() => "")).split("\n");
  const [pid, port] = [Number(lines[0]), Number(lines[3])];
  return pid > 0 && port > 0 ? { pid, port } : undefined;
}

/** After a restart of the machine or container another program may bear the old postmaster's number. */
async function isSomethingElse(pid: number): Promise<boolean> {
  const commandLine = await readFile(`/proc/${pid}/cmdline`, "utf8").catch(() => undefined);
  return commandLine !== undefined && !commandLine.includes("postgres");
}
