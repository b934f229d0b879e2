import { registry as connectors } from "../connectors/registry.ts";
import { startWorkers } from "../workers/main.ts";
import type { HubJobs } from "../workers/worker-dependencies.ts";
import { openBus, type Bus } from "../core/bus/index.ts";
import { rewrapCredentials } from "../core/channels/index.ts";
import { openDatabase } from "../core/database/index.ts";
import { signInRoles } from "../core/database/sign-in-roles.ts";
import { migrate } from "../core/database/migrate.ts";
import { firstRun, type FirstRun } from "./first-run.ts";
import { followers } from "./followers.ts";
import { jobs } from "./jobs.ts";
import { listen, stopListening, withPort } from "./listen.ts";
import { openApp } from "./open-app.ts";
import { openSandbox, worldOf } from "./open-sandbox.ts";
import { openPipeline, type Pipeline } from "./open-pipeline.ts";
import { installSandboxChannels, type SandboxDeps } from "./sandbox-channels.ts";
import { sandboxHome } from "./sandbox-home.ts";
import { sandboxOpening } from "./sandbox-opening.ts";
import { sandboxSecret } from "./sandbox-secret.ts";
import { createSealer, deriveKey, type MasterKey } from "../core/kernel/crypto.ts";
import type { Config } from "../core/kernel/config.ts";
import { loadMasterKeys } from "../core/kernel/load-master-keys.ts";
import { log } from "../core/kernel/log.ts";
import type { IdentityDeps } from "../core/identity/index.ts";
import type { Connector } from "../core/protocol/index.ts";
import { openQueue, type Queue } from "../core/queue/index.ts";

/** Describes a running hub. */
export type Hub = { readonly url: string; readonly firstRun: FirstRun | undefined; stop(): Promise<void> };

/** Lists what to close, in the order it was opened. */
type Closing = (() => Promise<void>)[];

type Registry = Readonly<Record<string, Connector>>;

/** Builds every room and connects them with the platforms of `registry`. Only hub/ and workers/main.ts see every room. Closes whatever it opened when a start fails. */
export async function startHub(
  given: Config,
  databaseUrl: string,
  registry: Registry = connectors,
): Promise<Hub> {
  const closing: Closing = [];
  const stop = async () => {
    for (const close of closing.toReversed()) await close();
  };
  try {
    const config = await withPort(given);
    const made = await open(config, databaseUrl, registry, closing);
    return { url: config.role === "worker" ? "" : config.baseUrl, firstRun: made, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

async function open(
  config: Config,
  databaseUrl: string,
  registry: Registry,
  closing: Closing,
): Promise<FirstRun | undefined> {
  await migrate(databaseUrl);
  const queue = config.role === "server" ? undefined : readyQueue(config, databaseUrl, closing);
  const rooms = await openRooms(config, databaseUrl, registry, closing);
  const made = config.role === "worker" ? undefined : await serve(rooms, closing);
  // The sandbox's channels must be registered first, or a check would report them as lost.
  if (queue) await work(rooms, queue, closing);
  return made;
}

/** Opens the queue's store while the rest starts; the workers wait for it. */
function readyQueue(config: Config, databaseUrl: string, closing: Closing): Promise<Queue<HubJobs>> {
  const queue = openQueue<HubJobs>({ redisUrl: config.redisUrl, databaseUrl });
  // The workers report a failure. Until they wait for it, the rejection must not end the process.
  queue.catch(() => undefined);
  closing.push(() =>
    queue.then(
      (opened) => opened.close(),
      () => undefined,
    ),
  );
  return queue;
}

/** Holds what servers and workers share. */
type Rooms = {
  readonly config: Config;
  readonly key: MasterKey;
  readonly identity: IdentityDeps;
  readonly bus: Bus;
  readonly pipeline: Pipeline;
};

async function openRooms(
  config: Config,
  databaseUrl: string,
  registry: Registry,
  closing: Closing,
): Promise<Rooms> {
  // A process with a Postgres of its own is the only user of it; others may share theirs, and its roles.
  const embedded = config.databaseUrl === undefined;
  const database = openDatabase(embedded ? await signInRoles(databaseUrl) : databaseUrl);
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
  const identity = {
    database,
    log,
    publicUrl: config.baseUrl,
    sessionKey: deriveKey(key.key, "sessions"),
    sealer,
    sessionIdleHours: config.sessionIdleHours,
  };
  const pipeline = await openPipeline({ identity, registry, config, database, sealer, bus, hubAddress });
  closing.push(() => pipeline.streams.close());
  return { config, key, identity, bus, pipeline };
}

/** Serves members, platforms and visitors. Creates the first admin of a fresh hub before it listens. */
async function serve(
  { config, key, identity, pipeline }: Rooms,
  closing: Closing,
): Promise<FirstRun | undefined> {
  const secretOf = sandboxSecret(config, key);
  const opening = sandboxOpening(() => first, worldOf(config));
  const sandbox = config.sandbox ? openSandbox(config, secretOf, opening) : undefined;
  if (sandbox) closing.push(() => sandbox.close());
  const app = openApp({
    config,
    identity,
    pipeline,
    linkKey: deriveKey(key.key, "file-links"),
    sandbox,
  });
  const first: IdentityDeps & SandboxDeps = {
    ...identity,
    registry: pipeline.actions.registry,
    channels: pipeline.channels,
    sandbox,
    secretOf,
    home: sandboxHome(config),
  };
  const made = await firstRun(first, config);
  // Messages that arrived while the workers stopped are still in progress here, and need the database to finish.
  closing.push(async () => {
    await pipeline.responders.idle();
    await pipeline.deliverer.stop();
  });
  const server = await listen(app.fetch, config, sandbox?.upgrade);
  closing.push(() => stopListening(server));
  if (sandbox) await installSandboxChannels(first);
  return made;
}

async function work(
  { config, bus, pipeline }: Rooms,
  queue: Promise<Queue<HubJobs>>,
  closing: Closing,
): Promise<void> {
  const workers = await startWorkers(
    {
      ...pipeline.receive,
      ...pipeline.attachments,
      config,
      bus,
      responders: pipeline.responders,
      deliverer: pipeline.deliverer,
      commanding: pipeline.commanding,
      registry: pipeline.actions.registry,
      menus: pipeline.actions.menus,
      announce: pipeline.streams.announce,
      queue,
    },
    { jobs, followers },
  );
  closing.push(() => workers.stop());
}
