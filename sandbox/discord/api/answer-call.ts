import { RESPONSE_ALREADY_SENT } from "@hono/node-server/utils/response";
import { ServerResponse } from "node:http";
import type { Context } from "hono";
import { setTimeout as pause } from "node:timers/promises";
import { chooseFault, type FaultRule } from "../../stage/faults.ts";
import { CALL_FAULTS } from "../fault-kinds.ts";
import { Form } from "../form.ts";
import { logWire } from "../../stage/wire-log.ts";
import { StageRefusal } from "../../stage/refusal.ts";
import { Refusal, refuse } from "../refusal.ts";
import type { DiscordWorlds } from "../discord-worlds.ts";
import { baseOf } from "./base-of.ts";
import type { Call, Route } from "./call.ts";
import { callerOf, type Caller } from "./caller-of.ts";
import { limitAnswer, type Limit, type Rates } from "./rate-limits.ts";
import { readPayload, type Payload } from "./read-payload.ts";

/** Discord takes requests of up to 25 MiB. */
export const BODY_MAX = 25 * 1024 * 1024;

type Answer = {
  readonly status: number;
  readonly body: object | null;
  readonly headers: Record<string, string>;
};

/** Answers one call. The body is read only when the token belongs to a bot or to an interaction. */
export async function answerCall(
  worlds: DiscordWorlds,
  rates: Rates,
  c: Context,
  route: Route,
): Promise<Response> {
  try {
    const caller = callerOf(worlds, c, route);
    return await worlds.holdBody(c, { max: BODY_MAX }, (bytes) =>
      answerCaller(caller, rates, c, route, bytes),
    );
  } catch (error) {
    return respond(answerOf(error));
  }
}

/** Plays the active faults and writes call and answer to the wire log. */
async function answerCaller(
  caller: Caller,
  rates: Rates,
  c: Context,
  route: Route,
  bytes: Uint8Array<ArrayBuffer>,
): Promise<Response> {
  const began = performance.now();
  const { world, app } = caller;
  const fault = chooseFault(app.faults, CALL_FAULTS, route.name);
  if (fault?.kind === "slow")
    await pause(fault.delay_ms, undefined, { signal: world.closing.signal }).catch(() => {});
  const payload = await readPayload(bytes, c.req.header("content-type") ?? "").catch((error: unknown) =>
    answerOf(error),
  );
  const answer = "status" in payload ? payload : await underFault(caller, rates, c, route, payload, fault);
  logWire(world, app, {
    kind: "call",
    name: `${route.name} ${c.req.path.replace(/^.*\/api\/v\d+/, "").replace(caller.interaction?.token ?? "\n", "…")}`,
    request: "body" in payload && "files" in payload ? loggedOf(payload) : null,
    status: answer.status,
    answer: answer.body,
    ms: performance.now() - began,
    fault: fault?.kind ?? null,
  });
  if (fault?.kind === "lost_answer" || fault?.kind === "lost_request") return hangUp(c);
  return respond(answer);
}

async function underFault(
  caller: Caller,
  rates: Rates,
  c: Context,
  route: Route,
  payload: Payload,
  fault: FaultRule | null,
): Promise<Answer> {
  if (fault?.kind === "server_error" || fault?.kind === "lost_request") return answerOf(refuse.serverError());
  const place = c.req.param("channel") ?? c.req.param("guild") ?? c.req.param("token") ?? "";
  const { headers, limit } = rates.take(caller.world, caller.app, route, place);
  if (fault?.kind === "rate_limit")
    return limited(headers, { scope: fault.scope ?? "user", retryAfter: fault.retry_after });
  if (limit) return limited(headers, limit);
  const answer = await perform(callOf(caller, c, payload), route);
  return { ...answer, headers: { ...headers, ...answer.headers } };
}

function limited(headers: Record<string, string>, limit: Limit): Answer {
  const answer = limitAnswer(limit);
  return { status: 429, body: answer.body, headers: { ...headers, ...answer.headers } };
}

const callOf = (caller: Caller, c: Context, { body, files }: Payload): Call => ({
  ...caller,
  viewer: { app: caller.app, base: baseOf(c), readsContent: caller.app.intents.messageContent },
  params: c.req.param(),
  query: new URL(c.req.url).searchParams,
  body,
  form: new Form(Array.isArray(body) ? {} : body),
  files,
});

async function perform(call: Call, route: Route): Promise<Answer> {
  try {
    const { status, body } = await route.method(call);
    return { status: status ?? (body ? 200 : 204), body: body ?? null, headers: {} };
  } catch (error) {
    return answerOf(error);
  }
}

/** Turns what went wrong into Discord's answer. A body beyond the limit is refused by whoever reads it. */
function answerOf(error: unknown): Answer {
  if (error instanceof Refusal) return { status: error.status, body: error.body, headers: {} };
  if (error instanceof StageRefusal && error.status === 413) return answerOf(refuse.tooLarge());
  throw error;
}

const respond = ({ status, body, headers }: Answer) =>
  new Response(body === null ? null : JSON.stringify(body), {
    status,
    headers: { ...headers, ...(body !== null && { "content-type": "application/json" }) },
  });

const loggedOf = ({ body, files }: Payload) =>
  files.size === 0
    ? body
    : { payload_json: body, files: [...files.values()].map(({ name, size }) => `<${name}, ${size} bytes>`) };

/** Closes the connection without an answer. Inside the process there is no socket: then the answer's body breaks. */
function hangUp(c: Context): Response {
  const outgoing: unknown = c.env?.outgoing;
  if (outgoing instanceof ServerResponse) {
    outgoing.destroy();
    return RESPONSE_ALREADY_SENT;
  }
  return new Response(new ReadableStream({ start: (stream) => stream.error(new Error("socket hang up")) }));
}
