import { once } from "node:events";
import type { ChildProcess } from "node:child_process";
import { resolve } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { unavailable } from "../kernel/errors.ts";
import { freePort } from "../kernel/free-port.ts";
import type { Log } from "../kernel/log.ts";
import { addressOf, claim, isGoing, retireOrphan, type Claim } from "./embedded/claim.ts";
import { openCluster, type Cluster } from "./embedded/cluster.ts";
import { launch, type Settings } from "./embedded/launch.ts";

/** The hub's own running Postgres. */
export type Embedded = {
  readonly url: string;
  /** Ends it cleanly; call it after every pool on it is closed. */
  stop(): Promise<void>;
};

type Options = {
  /** PARLEY_HOME; the cluster lives in its `postgres` folder. */
  readonly home: string;
  readonly log: Log;
  /** Postgres settings on top of the hub's; tests alone may turn durability off. */
  readonly settings?: Settings;
};

/**
 * Starts the hub's own real Postgres, creating it in an empty home and taking over after a killed run. Restarts it on
 * the same address should it die. Throws `home_in_use` when another hub runs there.
 */
export async function startEmbedded({ home, log, settings = {} }: Options): Promise<Embedded> {
  const supervised: Supervised = {
    cluster: await openCluster(resolve(home)),
    settings,
    log,
    stopping: false,
  };
  const port = await freePort();
  await bringUp(supervised, port, freePort);
  const { url = "" } = supervised;
  return { url, stop: () => stop(supervised) };
}

type Supervised = {
  readonly cluster: Cluster;
  readonly settings: Settings;
  readonly log: Log;
  stopping: boolean;
  url?: string;
  postmaster?: ChildProcess;
  claim?: Claim;
};

const PATIENCE_MS = 30_000;
const RESTART_PAUSE_MS = 2_000;

async function bringUp(
  hub: Supervised,
  port: number,
  nextPort: () => Promise<number> | number,
): Promise<void> {
  const giveUp = performance.now() + PATIENCE_MS;
  for (; performance.now() < giveUp && !hub.stopping; await wait(20)) {
    const result = await launch(hub.cluster, port, hub.settings, hub.log);
    switch (result.kind) {
      case "ready":
        if (await adopt(hub, result.postmaster, port)) return;
        break;
      case "occupied":
        await retireOrphan(hub.cluster, hub.log);
        break;
      case "lingering":
        break;
      case "port_taken":
        port = await nextPort();
        break;
      case "failed":
        throw unavailable("postgres_start_failed", `The embedded Postgres did not start: ${result.text}`);
    }
  }
  throw unavailable(
    "postgres_start_failed",
    `The embedded Postgres did not start within ${PATIENCE_MS / 1000} s: the remains of an earlier one still hold ${hub.cluster.data}.`,
  );
}

/** Whether it lives to be watched: one that dies while it is taken over is no start. */
async function adopt(hub: Supervised, postmaster: ChildProcess, port: number): Promise<boolean> {
  const killWithUs = () => postmaster.kill("SIGINT");
  process.once("exit", killWithUs);
  hub.postmaster = postmaster;
  hub.url = addressOf(hub.cluster, port);
  postmaster.once("exit", () => process.off("exit", killWithUs));
  const claimed = await claimUnlessGoing(hub, port);
  if (!claimed || hasEnded(postmaster)) return false;
  hub.claim = claimed;
  postmaster.once("exit", () => {
    if (!hub.stopping) void restart(hub, port);
  });
  return true;
}

const claimUnlessGoing = (hub: Supervised, port: number): Promise<Claim | undefined> =>
  claim(hub.cluster, port, hub.log).catch((error: unknown) => {
    if (isGoing(error)) return undefined;
    throw error;
  });

const hasEnded = ({ exitCode, signalCode }: ChildProcess): boolean =>
  exitCode !== null || signalCode !== null;

/** Restarts Postgres until it works or the hub stops. */
async function restart(hub: Supervised, port: number): Promise<void> {
  hub.log.error("the embedded Postgres died; starting it again");
  while (!hub.stopping) {
    try {
      return await bringUp(hub, port, () => port);
    } catch (error) {
      hub.log.fatal({ err: error }, "the embedded Postgres does not start again; trying once more");
      await wait(RESTART_PAUSE_MS);
    }
  }
}

async function stop(hub: Supervised): Promise<void> {
  hub.stopping = true;
  await hub.claim?.release();
  const { postmaster } = hub;
  if (!postmaster || hasEnded(postmaster)) return;
  const gone = once(postmaster, "exit");
  // Fast shutdown: sessions end, a checkpoint is written, the next start needs no recovery.
  postmaster.kill("SIGINT");
  await gone;
}
