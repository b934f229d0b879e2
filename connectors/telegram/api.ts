import type { Agent } from "node:http";
import type { JsonObject } from "../../core/kernel/json.ts";
import type { Account } from "../../core/protocol/index.ts";
import { answerOf, lossOf, REDIRECTED, refusalOf, withoutToken, type Answer } from "./api/answer.ts";
import { formOf, type Upload } from "./api/form.ts";
import { linesFor, type Lines } from "./api/lines.ts";
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

/** Calls one method of the Bot API, once: retries belong to the outbox. Never throws, and never lets the token into a text. */
export async function callApi(bot: Bot, call: Call): Promise<Answer> {
  const lines = linesFor(bot.privateHosts);
  const refusal = lines.guard.refusal(new URL(bot.settings.apiRoot));
  if (refusal) return lossOf(refusal);
  const answer = call.uploads?.length
    ? await upload(bot, lines, call, call.uploads)
    : await ask(bot, lines, call);
  return withoutToken(answer, bot.credentials.token);
}

/** Fetches a file's bytes. Its address contains the token, so a redirect is an answer, not something to follow. */
export async function fetchFile(bot: Bot, path: string): Promise<Response | null> {
  const { guard, dispatcher } = linesFor(bot.privateHosts);
  const address = new URL(`./file/bot${bot.credentials.token}/${path}`, rootOf(bot));
  if (guard.refusal(address)) return null;
  try {
    return await fetch(address, { dispatcher, redirect: "manual", signal: AbortSignal.timeout(CALL_MS) });
  } catch {
    // The error names the address and so the token; there is nothing else in it that the caller could act on.
    return null;
  }
}

type Client = {
  readonly options: {
    agent?: Agent | ((address: { readonly protocol: string | null }) => Agent | undefined) | undefined;
  };
  callApi(method: string, payload: object, options: object): Promise<unknown>;
};

/** Loaded by the first call, since a hub without a bot need not hold its 20 MB, and kept: asking for a loaded module again walks through all loaders. */
let telegraf: ReturnType<typeof loadTelegraf> | undefined;
const loadTelegraf = () => import("telegraf");

async function ask(bot: Bot, lines: Lines, call: Call): Promise<Answer> {
  telegraf ??= loadTelegraf();
  const { Telegram, TelegramError } = await telegraf;
  try {
    const client: Client = new Telegram(bot.credentials.token, { apiRoot: rootOf(bot), webhookReply: false });
    // Set afterwards: for an http:// address telegraf drops the one it is given.
    client.options.agent = agentOf(lines);
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

/** Chooses the agent of one call. Asked a second time, node-fetch is following a redirect, and would take the body with its secret along. */
function agentOf({ agents }: Lines) {
  let asked = false;
  return ({ protocol }: { readonly protocol: string | null }): Agent | undefined => {
    if (asked) throw new Redirect();
    asked = true;
    return agents[protocol ?? ""];
  };
}

/** Not by telegraf, whose multipart stream stops after its first bytes on Node 26 (it leaves data unread and waits for more). */
async function upload(
  bot: Bot,
  { dispatcher }: Lines,
  call: Call,
  uploads: readonly Upload[],
): Promise<Answer> {
  try {
    // Without the dot, a token's colon makes a scheme of what stands before it.
    const address = new URL(`./bot${bot.credentials.token}/${call.method}`, rootOf(bot));
    const response = await fetch(address, {
      dispatcher,
      method: "POST",
      body: formOf(call.params, uploads),
      redirect: "manual",
      signal: endOf(call),
    });
    if (response.status >= 300 && response.status < 400) return REDIRECTED;
    return response.status >= 500
      ? refusalOf(response.status, response.statusText)
      : answerOf(await response.json());
  } catch (error) {
    return lossOf(error);
  }
}

/** Our own end comes before the lease's, so that a lost call is reported rather than taken over. */
const CALL_MS = capabilities.callTimeoutMs - 10_000;

/** With a trailing slash, which a path prefix needs to survive. */
const rootOf = ({ settings: { apiRoot } }: Bot) => (apiRoot.endsWith("/") ? apiRoot : `${apiRoot}/`);

function endOf({ signal, timeoutMs = CALL_MS }: Call): AbortSignal {
  const timeout = AbortSignal.timeout(timeoutMs);
  return signal ? AbortSignal.any([signal, timeout]) : timeout;
}
