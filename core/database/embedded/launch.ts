import { spawn, type ChildProcess } from "node:child_process";
import { join } from "node:path";
import { createInterface } from "node:readline";
import type { Log } from "../../kernel/log.ts";
import { ENVIRONMENT, pathFor, type Cluster } from "./cluster.ts";

/** How an attempt to start Postgres ended. */
export type Launch =
  | { readonly kind: "ready"; readonly postmaster: ChildProcess }
  /** Another postmaster has this data folder. */
  | { readonly kind: "occupied" }
  /** The last postmaster was killed and its sessions are not gone yet. */
  | { readonly kind: "lingering" }
  | { readonly kind: "port_taken" }
  | { readonly kind: "failed"; readonly text: string };

export type Settings = Readonly<Record<string, string | number>>;

/** Modest in memory, whole in durability (fsync and synchronous_commit stay on); tests may override. */
const SETTINGS: Settings = {
  listen_addresses: "127.0.0.1",
  unix_socket_directories: "",
  max_connections: 60,
  shared_buffers: "32MB",
  io_method: "sync",
  max_logical_replication_workers: 0,
  jit: "off",
  timezone: "UTC",
  log_timezone: "UTC",
  // Errors of single statements are the caller's to report.
  log_min_messages: "log",
  log_checkpoints: "off",
  log_line_prefix: "",
};

/** Starts the cluster's postmaster on a port and waits until it is ready or has given up. */
export async function launch(cluster: Cluster, port: number, settings: Settings, log: Log): Promise<Launch> {
  const { path, handle } = await pathFor(cluster);
  const options = Object.entries({ ...SETTINGS, ...settings }).flatMap(([name, value]) => [
    "-c",
    `${name}=${value}`,
  ]);
  // A session of its own: Ctrl-C must reach the hub alone, which stops Postgres after its own work.
  const postmaster = spawn(join(cluster.binaries, "postgres"), ["-D", path, "-p", String(port), ...options], {
    ...cluster.user,
    cwd: "/",
    env: ENVIRONMENT,
    detached: true,
    stdio: ["ignore", "ignore", "pipe", handle?.fd ?? "ignore"],
  });
  // Listened to before anything else is awaited: one that gives up at once would be missed.
  const outcome = outcomeOf(postmaster, log);
  await handle?.close();
  return await outcome;
}

function outcomeOf(postmaster: ChildProcess, log: Log): Promise<Launch> {
  const said: string[] = [];
  let ready = false;
  return new Promise((resolve) => {
    createInterface({ input: postmaster.stderr ?? process.stdin }).on("line", (line) => {
      if (ready) return report(line, log);
      said.push(line);
      ready = line.includes("ready to accept connections");
      if (ready) resolve({ kind: "ready", postmaster });
    });
    postmaster.once("error", (error) => resolve({ kind: "failed", text: error.message }));
    postmaster.once("close", () => resolve(reading(said.join(" "))));
  });
}

function reading(text: string): Launch {
  if (text.includes("pre-existing shared memory block")) return { kind: "lingering" };
  if (text.includes('lock file "postmaster.pid"')) return { kind: "occupied" };
  if (text.includes("could not create any TCP/IP sockets")) return { kind: "port_taken" };
  return { kind: "failed", text };
}

function report(line: string, log: Log): void {
  if (line.startsWith("PANIC")) log.error({ postgres: line });
  // What our own stop says to sessions that were still being opened.
  else if (line.endsWith("due to administrator command")) log.debug({ postgres: line });
  else if (line.startsWith("FATAL") || line.startsWith("WARNING")) log.warn({ postgres: line });
  else log.debug({ postgres: line });
}
