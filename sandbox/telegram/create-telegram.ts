import { Hono, type Context } from "hono";
import { routeBotApi } from "./bot-api/routes.ts";
import { routeControl } from "./control/routes.ts";
import { SANDBOX_BOT_TOKEN } from "./default-bot.ts";
import { addDefaultBot } from "./people/add-default-bot.ts";
import { addCustomer } from "./people/add-customer.ts";
import { openState } from "./state/open-state.ts";
import { holdAlone, type HoldBody } from "./hold-body.ts";
import { DEFAULTS, type World } from "./world.ts";
import { openWorlds, type OpenedWorld } from "./worlds.ts";

export type TelegramOptions = {
  /** The default bot's token in a world, if the token must not be public. */
  readonly botToken?: string | ((world: string) => string);
  /**
   * Names the world of a request to the control API, such as an organization. Each has bots, people and files of its
   * own, and a folder below the state's. Without it there is one world for everybody.
   */
  readonly worldOf?: (c: Context) => string;
  /** Says whether a webhook may be called. Without it every address may. */
  readonly mayCall?: (address: URL) => boolean;
  /**
   * The folder where chats, counters and files survive a restart. Without it everything is lost, but no id is reused.
   */
  readonly stateFolder?: string;
  /** The number of recorded sends and of wire entries that each bot keeps. */
  readonly sendsLimit?: number;
  readonly wireLimit?: number;
  /** The pause after a webhook's second failure, which doubles each time, as Telegram's does. */
  readonly webhookRetryMs?: number;
  /** Reads bodies within the limits of the host. Without it each body has its own limit. */
  readonly holdBody?: HoldBody;
  /** Logs errors of the sandbox itself, such as a state file that cannot be written. */
  readonly log?: (text: string) => void;
};
export type Telegram = {
  readonly app: Hono;
  /** Opens a world, so that its default bot can be called. */
  openWorld(name: string): void;
  close(): Promise<void>;
};

/** Creates a simulated Bot API with its control API, the default bots and the state of the folder. */
export function createTelegram(options: TelegramOptions = {}): Telegram {
  const worlds = openWorlds({
    stateFolder: options.stateFolder,
    holdBody: options.holdBody ?? holdAlone,
    worldOf: options.worldOf,
    openWorld: (name, stateFolder) => openWorld(options, name, stateFolder),
  });
  const app = new Hono().route("/control", routeControl(worlds)).route("/", routeBotApi(worlds));
  return { app, openWorld: (name) => void worlds.open(name), close: () => worlds.close() };
}

function openWorld(options: TelegramOptions, name: string, stateFolder: string | undefined): OpenedWorld {
  const { botToken = SANDBOX_BOT_TOKEN, log } = options;
  const world = createWorld(options);
  const state = openState(world, { ...(stateFolder && { stateFolder }), ...(log && { log }) });
  const bot = addDefaultBot(world, typeof botToken === "string" ? botToken : botToken(name));
  if (world.customers.size === 0) addCustomer(world, bot, FIRST_CUSTOMER);
  return { world, close: () => closeWorld(world, state) };
}

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
}: TelegramOptions): World => ({
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
