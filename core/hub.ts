import { once } from "node:events";
import { createServer, type Server } from "node:http";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { serve } from "@hono/node-server";
import { Hono } from "hono";
import { registry } from "../connectors/registry.ts";
import { createSandbox, type Sandbox } from "../sandbox/index.ts";
import { startWorkers } from "../workers/main.ts";
import { openFileStore, openShelf, readAttachment, type AttachmentDeps } from "./attachments/index.ts";
import { openBus } from "./bus/index.ts";
import { createChannelAccess, noteRefusal } from "./channels/index.ts";
import { createRecorder } from "./conversations/index.ts";
import { openDatabase } from "./database/index.ts";
import { migrate } from "./database/migrate.ts";
import { createApp } from "./http/app.ts";
import { createSealer, deriveKey } from "./kernel/crypto.ts";
import { textOf, unavailable } from "./kernel/errors.ts";
import type { Config } from "./kernel/config.ts";
import { loadMasterKeys } from "./kernel/load-master-keys.ts";
import { log } from "./kernel/log.ts";
import { replayEvent, type ReceiveDependencies } from "./inbound/index.ts";
import { createDeliverer } from "./outbound/index.ts";
import { createWhispers, openStreams } from "./realtime/index.ts";
import { createResponder, createRuleSets } from "./rules/index.ts";
import { demoRoutes, visitorRoutes } from "./visitors/index.ts";
import { findSandboxChat, firstRun, type FirstRun } from "./first-run.ts";

/** A running hub. */
export type Hub = { readonly url: string; readonly firstRun: FirstRun | undefined; stop(): Promise<void> };

/** Builds every room and joins them; with workers/main.ts the only file that sees all. */
export async function startHub(given: Config, databaseUrl: string): Promise<Hub> {
  const config = given.port === 0 ? await onFreePort(given) : given;
  const closing: (() => Promise<void>)[] = [];
  return await open(config, databaseUrl, closing).catch(async (error: unknown) => {
    await stopAll(closing);
    throw error;
  });
}

async function open(config: Config, databaseUrl: string, closing: (() => Promise<void>)[]): Promise<Hub> {
  await migrate(databaseUrl);
  const database = openDatabase(databaseUrl);
  closing.push(() => database.close());
  const keys = await loadMasterKeys(config);
  const sealer = createSealer(keys);
  const bus = await openBus(config);
  closing.push(() => bus.close());
  const streams = await openStreams(database, bus);
  closing.push(() => streams.close());

  const door = { publicUrl: config.baseUrl, reachable: config.publicUrl !== undefined };
  const channels = createChannelAccess(database, registry, sealer, door);
  const rules = createRuleSets(database);
  await bus.subscribe("changed", ({ channelId, organizationId }) => {
    if (typeof channelId === "string") channels.forget(channelId);
    if (typeof organizationId === "string") rules.forget(organizationId);
  });
  const announce = (organizationId: string) => streams.announce(organizationId);
  database.onCommit.add((organizationId, events) => {
    announce(organizationId);
    for (const event of events) if (/^(rule|template|channel)_changed$/.test(event.kind)) bus.publish("changed", { organizationId, ...event });
  });
  const attachments: AttachmentDeps = { database, shelf: openShelf(join(config.home, "files")) };
  const keepsWork = config.role === "all";
  const deliverer = createDeliverer({ database, channels, announce, readAttachment: (organizationId, attachmentId) => readAttachment(attachments, organizationId, attachmentId), onUnauthorised: (channelId, reason) => void noteRefusal({ database, channels }, channelId, reason).catch((error: unknown) => log.warn({ channelId, err: textOf(error) }, "refusal not noted")) });
  const responder = createResponder({ database, rules, announce, deliver: deliverer.hand });
  const whispers = createWhispers(database, streams);
  const wakeWorkers = () => (keepsWork ? undefined : bus.publish("work", {}));
  const receive: ReceiveDependencies = {
    database,
    channels,
    record: createRecorder(database, keepsWork),
    onRecorded: ({ claimed, organizationId }) => {
      announce(organizationId);
      if (claimed?.glance?.hasMedia) bus.publish("media", {});
      if (claimed) responder.hand(claimed);
      else wakeWorkers();
    },
    onTyping: (channel, event) => void whispers.customerTypes(channel, event),
  };

  const identity = { database, log, publicUrl: config.baseUrl, sessionKey: deriveKey(keys[0]?.key ?? new Uint8Array(), "sessions"), sealer };
  let sandbox: Sandbox | undefined;
  let server: Server | undefined;
  if (config.sandbox && config.role !== "worker") {
    sandbox = createSandbox({ stateFolder: `${config.home}/sandbox` });
    closing.push(() => sandbox?.close() ?? Promise.resolve());
  }
  const work = async () => {
    const workers = await startWorkers({ ...receive, ...attachments, config, databaseUrl, bus, responder, deliverer, registry, announce });
    closing.push(() => workers.stop());
  };
  if (config.role === "worker") {
    await work();
    return { url: "", firstRun: undefined, stop: () => stopAll(closing) };
  }

  const visitors = new Hono().route("/", visitorRoutes({ database, channels, live: streams, files: openFileStore(attachments), linkKey: deriveKey(keys[0]?.key ?? new Uint8Array(), "file-links"), script: new URL("../dist/widget/parley.js", import.meta.url) }));
  if (config.sandbox) visitors.route("/", demoRoutes({ hub: config.baseUrl, findChannel: () => findSandboxChat({ database, registry }) }));

  const app = createApp({
    ...identity,
    ...receive,
    ...attachments,
    registry,
    door,
    replay: (channelId, eventId) => replayEvent(receive, channelId, eventId),
    keepsWork,
    streams,
    trustedProxies: config.trustedProxies,
    pages: fileURLToPath(new URL("../dist/inbox", import.meta.url)),
    visitors,
    sandbox: sandbox?.app,
    deliver: (delivery) => (keepsWork ? deliverer.hand(delivery) : wakeWorkers()),
    typing: whispers.memberTypes,
    seen: whispers.seen,
  });
  server = await listen(app.fetch, config);
  closing.push(() => closeServer(server));
  const made = await firstRun({ ...identity, registry, channels }, config);
  // After the sandbox's channels know where we are, or their first check would find them lost.
  if (config.role === "all") await work();
  return { url: config.baseUrl, firstRun: made, stop: () => stopAll(closing) };
}

/** The port has to be known before anybody is told where the hub is. */
async function onFreePort(config: Config): Promise<Config> {
  const probe = createServer().listen(0, config.host);
  await once(probe, "listening");
  const address = probe.address();
  const port = typeof address === "object" && address ? address.port : 0;
  probe.close();
  return { ...config, port, baseUrl: config.publicUrl ?? `http://localhost:${port}` };
}

async function listen(fetch: Parameters<typeof serve>[0]["fetch"], config: Config): Promise<Server> {
  const server = serve({ fetch, port: config.port, hostname: config.host }) as Server;
  // `once` rejects by itself when the server says `error` first.
  await once(server, "listening").catch((error: NodeJS.ErrnoException) => {
    throw listenFault(error, config);
  });
  return server;
}

function listenFault(error: NodeJS.ErrnoException, { port, host }: Config) {
  if (error.code === "EADDRINUSE") return unavailable("port_in_use", `Port ${port} is in use by another program. Stop it, or set PORT to a free one.`, { port });
  if (error.code === "EACCES") return unavailable("port_forbidden", `Port ${port} may not be opened by this user. Set PORT to one above 1023.`, { port });
  return unavailable("listen_failed", `Cannot listen on ${host}:${port}: ${error.message}.`, { port, host });
}

async function closeServer(server: Server | undefined): Promise<void> {
  if (!server) return;
  const closed = once(server, "close");
  server.close();
  // Live pages hold their streams open for as long as we do.
  server.closeAllConnections();
  await closed;
}

/** Last opened, first closed. */
async function stopAll(closing: readonly (() => Promise<void>)[]): Promise<void> {
  for (const close of closing.toReversed()) await close();
}
