import { fileURLToPath } from "node:url";
import { Hono } from "hono";
import type { HubContext, HubEnv } from "../core/access/index.ts";
import { openVisitorFiles } from "../core/attachments/index.ts";
import { createApp } from "../core/http/app.ts";
import type { AppDeps } from "../core/http/app-deps.ts";
import { limitRequests } from "../core/http/limit-requests.ts";
import { readCaller, type IdentityDeps } from "../core/identity/index.ts";
import type { Config } from "../core/kernel/config.ts";
import { demoRoutes, visitorRoutes } from "../core/visitors/index.ts";
import type { Sandbox } from "../sandbox/index.ts";
import { endpoints, type EndpointDeps } from "./endpoints.ts";
import { findSandboxChat } from "./first-run.ts";
import type { Pipeline } from "./open-pipeline.ts";

type World = {
  readonly config: Config;
  readonly identity: IdentityDeps;
  readonly pipeline: Pipeline;
  readonly linkKey: Uint8Array;
  /** The simulated platforms, where the sandbox is on. */ readonly sandbox: Sandbox | undefined;
};

/** Builds everything this process serves over HTTP to members, platforms and visitors. */
export function openApp(world: World): Hono<HubEnv> {
  const { config, identity, pipeline, sandbox } = world;
  const member = callerOf(identity, "use");
  const deps: AppDeps & EndpointDeps = {
    ...identity,
    ...pipeline.receive,
    ...pipeline.actions,
    commanding: pipeline.commanding,
    streams: pipeline.streams,
    member: callerOf(identity, "watch"),
    trustedProxies: config.trustedProxies,
    pages: fileURLToPath(new URL("../dist/inbox", import.meta.url)),
    visitors: visitorApp(world),
    sandbox,
    sandboxOpen: config.sandboxOpen,
  };
  const limiter = limitRequests(config.requestsPerMinute);
  const authenticator = { member, visitor: async () => undefined, limiter };
  return createApp<AppDeps & EndpointDeps>(deps, authenticator, endpoints);
}

/** Reads who calls from the session's cookie or a key. A stream watches whether they still may: that is no use. */
const callerOf = (identity: IdentityDeps, how: "use" | "watch") => (c: HubContext) =>
  readCaller(identity, { cookie: c.req.header("cookie"), authorization: c.req.header("authorization") }, how);

/** Serves the widget that websites embed, and the demonstration page where the sandbox is on. */
function visitorApp({ config, identity: { database }, pipeline, linkKey }: World): Hono {
  const visitors = new Hono().route(
    "/",
    visitorRoutes({
      database,
      channels: pipeline.channels,
      live: pipeline.streams,
      files: openVisitorFiles(pipeline.attachments),
      linkKey,
      script: new URL("../dist/widget/parley.js", import.meta.url),
    }),
  );
  const { registry } = pipeline.actions;
  if (config.sandbox)
    visitors.route(
      "/",
      demoRoutes({ hub: config.baseUrl, findChannel: () => findSandboxChat({ database, registry }) }),
    );
  return visitors;
}
