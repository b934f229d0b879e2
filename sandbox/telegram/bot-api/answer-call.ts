import { RESPONSE_ALREADY_SENT } from "@hono/node-server/utils/response";
import { ServerResponse } from "node:http";
import type { Context } from "hono";
import { setTimeout as pause } from "node:timers/promises";
import { chooseFault, type FaultRule } from "../../stage/faults.ts";
import { BODY_MAX, replaceBody } from "../../stage/hold-body.ts";
import { logWire } from "../../stage/wire-log.ts";
import { publish } from "../../stage/stage-world.ts";
import type { Bot, World } from "../world.ts";
import type { BotWorlds } from "../bot-worlds.ts";
import type { Params } from "./params.ts";
import { answerOf, perform, type Answer } from "./perform.ts";
import { readParams } from "./read-params.ts";
import { refuse } from "./refusal.ts";

/** Answers one call of a bot. The body is read only when the token belongs to a bot. */
export async function answerCall(
  worlds: BotWorlds,
  c: Context,
  token: string,
  method: string,
): Promise<Response> {
  try {
    const { world, bot } = botOf(worlds, token);
    return await world.holdBody(c, { max: BODY_MAX }, (body) => {
      replaceBody(c, body);
      return answerBot(world, c, bot, method);
    });
  } catch (error) {
    return respond(answerOf(error));
  }
}

/** Plays the active faults and writes request and response to the wire log. */
async function answerBot(world: World, c: Context, bot: Bot, method: string): Promise<Response> {
  const began = performance.now();
  const fault = chooseFault(bot.faults, CALL_FAULTS, method.toLowerCase());
  if (fault) publish(world, bot, () => ({ kind: "faults" }));
  if (fault?.kind === "slow")
    await pause(fault.delay_ms, undefined, { signal: world.closing.signal }).catch(() => {});
  const params = await readParams(c).catch((error: unknown) => answerOf(error));
  const answer =
    "status" in params
      ? params
      : fault
        ? await underFault(world, bot, method, params, fault)
        : await perform(world, bot, method, params);
  logWire(world, bot, {
    kind: "call",
    name: method,
    request: "values" in params ? loggedOf(params) : null,
    status: answer.status,
    answer: answer.body,
    ms: performance.now() - began,
    fault: fault?.kind ?? null,
  });
  if (fault?.kind === "lost_answer" || fault?.kind === "lost_request") return hangUp(c);
  return respond(answer);
}

/** Returns the bot of a token and its world. Refuses an unknown or revoked token. */
export function botOf(worlds: BotWorlds, token: string): { readonly world: World; readonly bot: Bot } {
  const world = worlds.withToken(token);
  const bot = world?.bots.get(token);
  if (world && bot && !bot.revoked) return { world, bot };
  throw /^\d+:[\w-]+$/.test(token) ? refuse(401, "Unauthorized") : refuse(404, "Not Found");
}

const CALL_FAULTS = ["rate_limit", "server_error", "slow", "lost_answer", "lost_request"] as const;

async function underFault(
  world: World,
  bot: Bot,
  method: string,
  params: Params,
  fault: FaultRule,
): Promise<Answer> {
  if (fault.kind === "rate_limit")
    return answerOf(
      refuse(429, `Too Many Requests: retry after ${fault.retry_after}`, { retry_after: fault.retry_after }),
    );
  if (fault.kind === "server_error") return answerOf(refuse(500, "Internal Server Error"));
  if (fault.kind === "lost_request")
    return answerOf(refuse(500, "The connection was closed before anything was done."));
  return perform(world, bot, method, params);
}

const respond = ({ status, body }: Answer) =>
  new Response(JSON.stringify(body), { status, headers: { "content-type": "application/json" } });

const loggedOf = ({ values, files }: Params) =>
  files.size === 0
    ? values
    : {
        ...values,
        ...Object.fromEntries([...files].map(([name, file]) => [name, `<${file.name}, ${file.size} bytes>`])),
      };

/**
 * Closes the connection without a response. Inside the process there is no socket, so the response body breaks
 * instead.
 */
function hangUp(c: Context): Response {
  const outgoing: unknown = c.env?.outgoing;
  if (outgoing instanceof ServerResponse) {
    outgoing.destroy();
    return RESPONSE_ALREADY_SENT;
  }
  return new Response(new ReadableStream({ start: (stream) => stream.error(new Error("socket hang up")) }));
}
