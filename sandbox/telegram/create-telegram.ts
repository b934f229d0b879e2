import { Hono } from "hono";
import { routeBotApi } from "./bot-api/routes.ts";
import { routeControl } from "./control/routes.ts";
import { SANDBOX_BOT_TOKEN } from "./default-bot.ts";
import { addDefaultBot } from "./people/add-default-bot.ts";
import { addCustomer } from "./people/add-customer.ts";
import { openState } from "./state/open-state.ts";
import { holdAlone, type HoldBody } from "./hold-body.ts";
import { DEFAULTS, type World } from "./world.ts";

export type TelegramOptions = {
  /** The secret part of the default bot's token, if the token must not be public. */
  readonly botToken?: string;
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
export type Telegram = { readonly app: Hono; close(): Promise<void> };

/** Creates a simulated Bot API with its control API, the default bot and the state of the folder. */
export function createTelegram(options: TelegramOptions = {}): Telegram {
  const world = createWorld(options);
  const state = openState(world, options);
  const bot = addDefaultBot(world, options.botToken ?? SANDBOX_BOT_TOKEN);
  if (world.customers.size === 0) addCustomer(world, bot, FIRST_CUSTOMER);
  const app = new Hono().route("/control", routeControl(world)).route("/", routeBotApi(world));
  return { app, close: () => closeWorld(world, state) };
}

/** Adds one user, so that the first message needs no preparation. */
const FIRST_CUSTOMER = {
  first_name: "Mia",
  last_name: "Brandt",
  username: "mia_brandt",
  language_code: "en",
};

const createWorld = ({ sendsLimit, wireLimit, webhookRetryMs, holdBody }: TelegramOptions): World => ({
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
  revision: 0,
});

async function closeWorld(world: World, state: { close(): Promise<void> }): Promise<void> {
  world.closing.abort();
  await state.close();
}
