import { join } from "node:path";
import { registry } from "../connectors/registry.ts";
import { createSandbox } from "../sandbox/index.ts";
import { startWorkers } from "../workers/main.ts";
import type { HubJobs } from "../workers/queues.ts";
import { bodyReaders } from "../core/access/index.ts";
import { openBus, type Bus } from "../core/bus/index.ts";
import { rewrapCredentials, type HubAddress } from "../core/channels/index.ts";
import { openDatabase, type Database } from "../core/database/index.ts";
import { migrate } from "../core/database/migrate.ts";
import { firstRun, installSandboxChannels, sandboxHome, type FirstRun } from "./first-run.ts";
import { listen, stopListening, withPort } from "./listen.ts";
import { openApp } from "./open-app.ts";
import { openPipeline, type Line } from "./open-pipeline.ts";
import { sandboxToken } from "./sandbox-token.ts";
import { createSealer, deriveKey, type MasterKey, type Sealer } from "../core/kernel/crypto.ts";
import type { Config } from "../core/kernel/config.ts";
import { loadMasterKeys } from "../core/kernel/load-master-keys.ts";
import { log } from "../core/kernel/log.ts";
import { openQueue, type Queue } from "../core/queue/index.ts";

/** A running hub. */
export type Hub = { readonly url: string; readonly firstRun: FirstRun | undefined; stop(): Promise<void> };

/** What is opened has to be closed, last first. */
type Closing = (() => Promise<void>)[];

/** Builds every room and joins them; with the rest of hub/ and workers/main.ts all that sees every room. Whatever was opened is closed again when a start fails. */
export async function startHub(given: Config, databaseUrl: string): Promise<Hub> {
  const closing: Closing = [];
  const stop = async () => {
    for (const close of closing.toReversed()) await close();
  };
  try {
    const config = await withPort(given);
    const made = await open(config, databaseUrl, closing);
    return { url: config.role === "worker" ? "" : config.baseUrl, firstRun: made, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

async function open(config: Config, databaseUrl: string, closing: Closing): Promise<FirstRun | undefined> {
  await migrate(databaseUrl);
  const queue = config.role === "server" ? undefined : readyQueue(config, databaseUrl, closing);
  const rooms = await openRooms(config, databaseUrl, closing);
  const made = config.role === "worker" ? undefined : await serve(rooms, closing);
  // After the sandbox's channels know where we are, or a check would find them lost.
  if (queue) await work(rooms, queue, closing);
  return made;
}

/** The queue's store is made ready while the rest is; the workers wait for it. */
function readyQueue(config: Config, databaseUrl: string, closing: Closing): Promise<Queue<HubJobs>> {
  const queue = openQueue<HubJobs>({ redisUrl: config.redisUrl, databaseUrl });
  // Whoever waits for it hears why it failed; until then nobody does.
  queue.catch(() => undefined);
  closing.push(() =>
    queue.then(
      (opened) => opened.close(),
      () => undefined,
    ),
  );
  return queue;
}

/** What servers and workers have alike. */
type Rooms = {
  readonly config: Config;
  readonly key: MasterKey;
  readonly database: Database;
  readonly sealer: Sealer;
  readonly bus: Bus;
  readonly hubAddress: HubAddress;
  readonly line: Line;
};

async function openRooms(config: Config, databaseUrl: string, closing: Closing): Promise<Rooms> {
  const database = openDatabase(databaseUrl);
  closing.push(() => database.close());
  const [key, ...older] = await loadMasterKeys(config);
  if (!key) throw new Error("There is no master key.");
  const sealer = createSealer([key, ...older]);
  await rewrapCredentials(database, sealer, key.id);
  const bus = await openBus(config);
  closing.push(() => bus.close());
  const hubAddress = {
    publicUrl: config.baseUrl,
    reachable: config.publicUrl !== undefined,
    privateHosts: [...config.privateHosts, ...(config.sandbox ? [sandboxHome(config)] : [])],
  };
  const line = await openPipeline({ config, database, sealer, bus, hubAddress });
  closing.push(() => line.streams.close());
  return { config, key, database, sealer, bus, hubAddress, line };
}

/** Lets members, platforms and visitors in; a fresh hub has its first admin before. */
async function serve(
  { config, key, database, sealer, hubAddress, line }: Rooms,
  closing: Closing,
): Promise<FirstRun | undefined> {
  const botToken = sandboxToken(config, key);
  const sandbox = config.sandbox
    ? createSandbox({
        stateFolder: join(config.home, "sandbox"),
        botToken,
        holdBody: bodyReaders.sandbox.hold,
      })
    : undefined;
  if (sandbox) closing.push(() => sandbox.close());
  const identity = {
    database,
    log,
    publicUrl: config.baseUrl,
    sessionKey: deriveKey(key.key, "sessions"),
    sealer,
  };
  const app = openApp({
    config,
    identity,
    hubAddress,
    line,
    linkKey: deriveKey(key.key, "file-links"),
    sandbox: sandbox?.app,
  });
  const first = { ...identity, registry, channels: line.channels, botToken };
  const made = await firstRun(first, config);
  // What came in while the workers stopped is still under way here, and needs the database to say what became of it.
  closing.push(async () => {
    await line.responders.idle();
    await line.deliverer.idle();
  });
  const server = await listen(app.fetch, config);
  closing.push(() => stopListening(server));
  if (config.sandbox) await installSandboxChannels(first, config);
  return made;
}

async function work(
  { config, bus, line }: Rooms,
  queue: Promise<Queue<HubJobs>>,
  closing: Closing,
): Promise<void> {
  const workers = await startWorkers({
    ...line.receive,
    ...line.attachments,
    config,
    bus,
    responders: line.responders,
    deliverer: line.deliverer,
    registry,
    announce: line.streams.announce,
    queue,
  });
  closing.push(() => workers.stop());
}
