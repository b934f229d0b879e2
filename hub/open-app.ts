import { fileURLToPath } from "node:url";
import { Hono } from "hono";
import { registry } from "../connectors/registry.ts";
import type { HubEnv } from "../core/access/index.ts";
import { openVisitorFiles } from "../core/attachments/index.ts";
import type { HubAddress } from "../core/channels/index.ts";
import { createApp } from "../core/http/app.ts";
import type { IdentityDeps } from "../core/identity/index.ts";
import { replayEvent } from "../core/inbound/index.ts";
import type { Config } from "../core/kernel/config.ts";
import { demoRoutes, visitorRoutes } from "../core/visitors/index.ts";
import { findSandboxChat } from "./first-run.ts";
import type { Line } from "./open-pipeline.ts";

type World = {
  readonly config: Config;
  readonly identity: IdentityDeps;
  readonly hubAddress: HubAddress;
  readonly line: Line;
  readonly linkKey: Uint8Array;
  /** The simulated platforms, where they are on. */ readonly sandbox: Hono | undefined;
};

/** Everything this process answers over HTTP: to members, platforms and visitors. */
export function openApp(world: World): Hono<HubEnv> {
  const { config, identity, hubAddress, line, sandbox } = world;
  return createApp({
    ...identity,
    ...line.receive,
    ...line.attachments,
    registry,
    hubAddress,
    replay: (channelId, eventId) => replayEvent(line.receive, channelId, eventId),
    keepsWork: line.keepsWork,
    deliver: line.deliver,
    streams: line.streams,
    typing: line.typing,
    seen: line.whispers.seen,
    trustedProxies: config.trustedProxies,
    pages: fileURLToPath(new URL("../dist/inbox", import.meta.url)),
    visitors: openToVisitors(world),
    sandbox,
    sandboxOpen: config.databaseUrl === undefined,
  });
}

/** What websites embed and their visitors ask for; the demonstration page where the sandbox is on. */
function openToVisitors({ config, identity: { database }, line, linkKey }: World): Hono {
  const visitors = new Hono().route(
    "/",
    visitorRoutes({
      database,
      channels: line.channels,
      live: line.streams,
      files: openVisitorFiles(line.attachments),
      linkKey,
      script: new URL("../dist/widget/parley.js", import.meta.url),
    }),
  );
  if (config.sandbox)
    visitors.route(
      "/",
      demoRoutes({ hub: config.baseUrl, findChannel: () => findSandboxChat({ database, registry }) }),
    );
  return visitors;
}
