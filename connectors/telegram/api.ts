import type { Agent } from "node:http";
import type { JsonObject } from "../../core/kernel/json.ts";
import type { Account } from "../../core/protocol/index.ts";
import { answerOf, lossOf, REDIRECTED, refusalOf, withoutToken, type Answer } from "./api/answer.ts";
import { formOf, type Upload } from "./api/form.ts";
import { connectionsFor, type Connections } from "./api/connections.ts";
import { readAnswer } from "./api/limit-answers.ts";
import { capabilities } from "./capabilities.ts";
import type { Credentials, Settings } from "./config.ts";

export type Call = {
  readonly method: string;
  readonly params: JsonObject;
  readonly uploads?: readonly Upload[];
  readonly signal?: AbortSignal;
  readonly timeoutMs?: number;
};

type Bot = Pick<Account<Credentials, Settings>, "credentials" | "settings" | "privateHosts">;

/** Calls one method of the Bot API once; the outbox retries. Never throws and never puts the token into a text. */
export async function callApi(bot: Bot, call: Call): Promise<Answer> {
  const connections = connectionsFor(bot.privateHosts);
  const refusal = connections.guard.refusal(new URL(bot.settings.apiRoot));
  if (refusal) return lossOf(refusal);
  const answer = call.uploads?.length
    ? await upload(bot, connections, call, call.uploads)
    : await ask(bot, connections, call);
  return withoutToken(answer, bot.credentials.token);
}

/** Fetches a file's bytes. The address contains the token, so a redirect is refused. */
export async function fetchFile(bot: Bot, path: string): Promise<Response | null> {
  const { guard, dispatcher } = connectionsFor(bot.privateHosts);
  const address = new URL(`./file/bot${bot.credentials.token}/${path}`, rootOf(bot));
  if (guard.refusal(address)) return null;
  try {
    const signal = AbortSignal.timeout(CALL_MS);
    return await fetch(address, { dispatcher, headers: UNPACKED, redirect: "manual", signal });
  } catch {
    // The error contains the address and so the token, and nothing else that a caller can use.
    return null;
  }
}

type Client = {
  readonly options: {
    agent?: Agent | ((address: { readonly protocol: string | null }) => Agent | undefined) | undefined;
  };
  callApi(method: string, payload: object, options: object): Promise<unknown>;
};

/**
 * Loads telegraf at the first call, because a hub without a bot should not hold its 20 MB. Keeps it, because loading a
 * module again walks through all loaders.
 */
let telegraf: ReturnType<typeof loadTelegraf> | undefined;
const loadTelegraf = () => import("telegraf");

async function ask(bot: Bot, connections: Connections, call: Call): Promise<Answer> {
  telegraf ??= loadTelegraf();
  const { Telegram, TelegramError } = await telegraf;
  try {
    const client: Client = new Telegram(bot.credentials.token, { apiRoot: rootOf(bot), webhookReply: false });
    // Set afterwards: for an http:// address telegraf drops the one it is given.
    client.options.agent = agentOf(connections);
    return {
      kind: "ok",
      result: await client.callApi(call.method, { ...call.params }, { signal: endOf(call) }),
    };
  } catch (error) {
    if (error instanceof Redirect) return REDIRECTED;
    return error instanceof TelegramError
      ? refusalOf(error.code, error.description, error.parameters)
      : lossOf(error);
  }
}

class Redirect extends Error {}

/**
 * Chooses the agent of one call. node-fetch asks again only to follow a redirect, which would take the body with its
 * secret along.
 */
function agentOf({ agents }: Connections) {
  let called = false;
  return ({ protocol }: { readonly protocol: string | null }): Agent | undefined => {
    if (called) throw new Redirect();
    called = true;
    return agents[protocol ?? ""];
  };
}

/** Uploads without telegraf, whose multipart stream stalls after its first bytes on Node 26. */
async function upload(
  bot: Bot,
  { dispatcher }: Connections,
  call: Call,
  uploads: readonly Upload[],
): Promise<Answer> {
  try {
    // Without the dot, a token's colon turns the text before it into a scheme.
    const address = new URL(`./bot${bot.credentials.token}/${call.method}`, rootOf(bot));
    const response = await fetch(address, {
      dispatcher,
      method: "POST",
      body: formOf(call.params, uploads),
      headers: UNPACKED,
      redirect: "manual",
      signal: endOf(call),
    });
    if (response.status >= 300 && response.status < 400) return REDIRECTED;
    return response.status >= 500
      ? refusalOf(response.status, response.statusText)
      : answerOf(await readAnswer(response));
  } catch (error) {
    return lossOf(error);
  }
}

const UNPACKED = { "accept-encoding": "identity" };

/** Ends before the lease does, so that a lost call is reported rather than taken over. */
const CALL_MS = capabilities.callTimeoutMs - 10_000;

/** With a trailing slash, which a path prefix needs to survive. */
const rootOf = ({ settings: { apiRoot } }: Bot) => (apiRoot.endsWith("/") ? apiRoot : `${apiRoot}/`);

function endOf({ signal, timeoutMs = CALL_MS }: Call): AbortSignal {
  const timeout = AbortSignal.timeout(timeoutMs);
  return signal ? AbortSignal.any([signal, timeout]) : timeout;
}
