import { AsyncLocalStorage } from "node:async_hooks";
import type * as Rest from "@discordjs/rest";
import { guardedConnections } from "../../../core/kernel/guarded-connections.ts";
import { readLimited } from "../../../core/kernel/limited-response.ts";
import { unsafeCast } from "../../../core/kernel/trust.ts";
import type { Bot } from "./bot.ts";
import { Redirected } from "./redirected.ts";

/** Whether a call's request was written. */
type Leaving = { left: boolean };

const calls = new AsyncLocalStorage<Leaving>();

/** Runs a call and notes when its request leaves; before that, it waits in the library for others of its kind. */
export const watchLeaving = <T>(leaving: Leaving, run: () => Promise<T>): Promise<T> =>
  calls.run(leaving, run);

/** Loads the library at the first call, because a hub without a bot should not hold it. */
let library: Promise<Library> | undefined;
type Library = typeof Rest;
export const loadLibrary = (): Promise<Library> => (library ??= import("@discordjs/rest"));

const clients = new Map<string, Rest.REST>();

/** Bots whose limits are remembered at once. */
const CLIENTS_MAX = 100;

/** Returns the client of a bot, which knows how much Discord lets it do, and the errors that it throws. */
export async function clientFor(bot: Bot): Promise<{ readonly client: Rest.REST; readonly errors: Errors }> {
  const { REST, DiscordAPIError, HTTPError, RateLimitError, RequestMethod } = await loadLibrary();
  const errors = { DiscordAPIError, HTTPError, RateLimitError, methods: METHODS(RequestMethod) };
  const key = JSON.stringify([bot.credentials.token, bot.settings.apiRoot, bot.privateHosts ?? []]);
  const known = clients.get(key);
  if (known) return { client: known, errors };
  const client = new REST({
    api: bot.settings.apiRoot.replace(/\/+$/, ""),
    version: "10",
    // The outbox waits and repeats.
    retries: 0,
    rejectOnRateLimit: () => true,
    // `callApi` ends a call.
    timeout: 600_000,
    makeRequest: requestOf(bot.privateHosts),
  });
  const [oldest] = clients.keys();
  if (clients.size >= CLIENTS_MAX && oldest !== undefined) clients.delete(oldest);
  clients.set(key, client);
  return { client, errors };
}

const METHODS = (methods: Library["RequestMethod"]) => ({
  GET: methods.Get,
  POST: methods.Post,
  PUT: methods.Put,
  PATCH: methods.Patch,
  DELETE: methods.Delete,
});

export type Errors = Pick<Library, "DiscordAPIError" | "HTTPError" | "RateLimitError"> & {
  readonly methods: ReturnType<typeof METHODS>;
};

/** Bytes that an answer has at most: a hundred messages of 4,000 characters with ten embeds each have less. */
const ANSWER_MAX = 16_000_000;

/** Returns how the library asks: over guarded connections, following no redirect, reading no endless answer. */
function requestOf(privateHosts: readonly string[] | undefined) {
  const { dispatcher } = guardedConnections(privateHosts);
  return async (url: string, init: object): Promise<Rest.ResponseLike> => {
    const given = unsafeCast<RequestInit>(init);
    const leaving = calls.getStore();
    if (leaving) leaving.left = true;
    const response = await fetch(url, {
      ...given,
      headers: { ...unsafeCast<Record<string, string>>(given.headers), "accept-encoding": "identity" },
      dispatcher,
      redirect: "manual",
    });
    if (response.status >= 300 && response.status < 400) throw new Redirected();
    const bytes = await readLimited(response, ANSWER_MAX);
    const { status, statusText, headers } = response;
    return new Response(bytes.length > 0 ? bytes : null, { status, statusText, headers });
  };
}
