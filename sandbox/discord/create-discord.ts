import { randomBytes } from "node:crypto";
import { Hono } from "hono";
import { DEFAULT_SECRET } from "../stage/default-secret.ts";
import { holdAlone } from "../stage/hold-body.ts";
import { openState } from "../stage/open-state.ts";
import type { Platform, PlatformOptions } from "../stage/platform.ts";
import { openWorlds, type OpenedWorld } from "../stage/worlds.ts";
import { routeApi } from "./api/routes.ts";
import { routeControl } from "./control/routes.ts";
import { addDefaults } from "./default-world.ts";
import { hasToken, type DiscordWorlds } from "./discord-worlds.ts";
import { serveFiles } from "./files/serve-files.ts";
import { openGateway } from "./gateway/open-gateway.ts";
import { limitsOf, type LimitOptions } from "./limits.ts";
import { discordToken } from "./play.ts";
import { restore } from "./state/restore.ts";
import { snapshot } from "./state/snapshot.ts";
import type { Limits, World } from "./world.ts";

export type DiscordOptions = PlatformOptions & LimitOptions;
export type Discord = Required<Platform> & { readonly worlds: DiscordWorlds };

/** Creates a simulated Discord: its HTTP API, its gateway, its files and the default bot in a server. */
export function createDiscord(options: DiscordOptions = {}): Discord {
  const limits = limitsOf(options);
  const worlds = openWorlds({
    file: FILE,
    stateFolder: options.stateFolder,
    holdBody: options.holdBody ?? holdAlone,
    worldOf: options.worldOf,
    openWorld: (name, stateFolder) => openWorld(options, limits, name, stateFolder),
    hasToken,
  });
  const gateway = openGateway(worlds, limits.heartbeatMs);
  const app = new Hono()
    .route("/control", routeControl(worlds))
    .route("/api", routeApi(worlds))
    .route("/cdn", serveFiles(worlds));
  return {
    app,
    worlds,
    upgrade: gateway.upgrade,
    openWorld: (name) => void worlds.open(name),
    close: async () => {
      gateway.close();
      await worlds.close();
    },
  };
}

/** The state of a world in its folder. */
const FILE = "discord.json";

function openWorld(
  options: DiscordOptions,
  limits: Limits,
  name: string,
  stateFolder: string | undefined,
): OpenedWorld<World> {
  const { secret = () => DEFAULT_SECRET, log } = options;
  const world = createWorld(options, limits);
  const state = openState(world, { stateFolder, file: FILE, snapshot, restore, log });
  addDefaults(world, discordToken(secret(name)));
  return {
    world,
    close: async () => {
      world.closing.abort();
      await state.close();
    },
  };
}

const createWorld = ({ holdBody, mayCall }: DiscordOptions, limits: Limits): World => ({
  apps: new Map(),
  users: new Map(),
  guilds: new Map(),
  channels: new Map(),
  files: new Map(),
  interactions: new Map(),
  sessions: new Map(),
  limits,
  counters: { event: Date.now() * 1000 },
  listeners: new Set(),
  closing: new AbortController(),
  holdBody: holdBody ?? holdAlone,
  mayCall: mayCall ?? (() => true),
  fileKey: randomBytes(32).toString("hex"),
  revision: 0,
});
