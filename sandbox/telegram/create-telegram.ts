import { Hono } from "hono";
import { DEFAULT_SECRET } from "../stage/default-secret.ts";
import type { Platform, PlatformOptions } from "../stage/platform.ts";
import { routeBotApi } from "./bot-api/routes.ts";
import { routeControl } from "./control/routes.ts";
import { sandboxBotToken } from "./play.ts";
import { addDefaultBot } from "./people/add-default-bot.ts";
import { addCustomer } from "./people/add-customer.ts";
import { openState } from "../stage/open-state.ts";
import { holdAlone } from "../stage/hold-body.ts";
import { restore } from "./state/restore.ts";
import { resumeWebhooks } from "./state/resume-webhooks.ts";
import { snapshot } from "./state/snapshot.ts";
import { DEFAULTS, type World } from "./world.ts";
import { openWorlds, type OpenedWorld } from "../stage/worlds.ts";

/** Creates a simulated Bot API with its control API, the default bots and the state of the folder. */
export function createTelegram(options: PlatformOptions = {}): Platform {
  const worlds = openWorlds({
    file: FILE,
    stateFolder: options.stateFolder,
    holdBody: options.holdBody ?? holdAlone,
    worldOf: options.worldOf,
    openWorld: (name, stateFolder) => openWorld(options, name, stateFolder),
    hasToken: (world, token) => world.bots.has(token),
  });
  const app = new Hono().route("/control", routeControl(worlds)).route("/", routeBotApi(worlds));
  return { app, openWorld: (name) => void worlds.open(name), close: () => worlds.close() };
}

function openWorld(
  options: PlatformOptions,
  name: string,
  stateFolder: string | undefined,
): OpenedWorld<World> {
  const { secret = () => DEFAULT_SECRET, log } = options;
  const world = createWorld(options);
  const state = openState(world, { stateFolder, file: FILE, snapshot, restore, log });
  resumeWebhooks(world);
  const bot = addDefaultBot(world, sandboxBotToken(secret(name)));
  if (world.customers.size === 0) addCustomer(world, bot, FIRST_CUSTOMER);
  return { world, close: () => closeWorld(world, state) };
}

/** The state of a world in its folder. */
const FILE = "telegram.json";

/** Adds one user, so that the first message needs no preparation. */
const FIRST_CUSTOMER = {
  first_name: "Mia",
  last_name: "Brandt",
  username: "mia_brandt",
  language_code: "en",
};

const createWorld = ({
  sendsLimit,
  wireLimit,
  webhookRetryMs,
  holdBody,
  mayCall,
}: PlatformOptions): World => ({
  bots: new Map(),
  customers: new Map(),
  files: new Map(),
  limits: {
    sends: sendsLimit ?? DEFAULTS.sends,
    wire: wireLimit ?? DEFAULTS.wire,
    webhookRetryMs: webhookRetryMs ?? DEFAULTS.webhookRetryMs,
  },
  counters: {
    customer: 5_000_000_001,
    group: 4_000_000_001,
    bot: 7_000_000_002,
    file: 1,
    event: Date.now() * 1000,
  },
  listeners: new Set(),
  closing: new AbortController(),
  holdBody: holdBody ?? holdAlone,
  mayCall: mayCall ?? (() => true),
  revision: 0,
});

async function closeWorld(world: World, state: { close(): Promise<void> }): Promise<void> {
  world.closing.abort();
  await state.close();
}
