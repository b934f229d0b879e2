import { StageRefusal } from "../../stage/refusal.ts";
import { logWire } from "../../stage/wire-log.ts";
import type { Bot, World } from "../world.ts";
import { findMethod } from "./methods.ts";
import type { Params } from "./params.ts";
import { Refusal, refuse } from "./refusal.ts";

export type Answer = { readonly status: number; readonly body: object };

/** Performs one method and returns its outcome in the wire format. */
export async function perform(world: World, bot: Bot, name: string, params: Params): Promise<Answer> {
  try {
    const method = findMethod(name);
    if (!method) throw refuse(404, "Not Found");
    const { result, description } = await method({
      world,
      bot,
      params,
      method: name,
      reply: (bot, reply) => void performReply(world, bot, reply),
    });
    return { status: 200, body: { ok: true, result, ...(description !== undefined && { description }) } };
  } catch (error) {
    return answerOf(error);
  }
}

/** Performs the call in a webhook's response. The bot gets no result, so it is only logged. */
export async function performReply(world: World, bot: Bot, reply: unknown): Promise<void> {
  if (typeof reply !== "object" || reply === null || !("method" in reply)) return;
  const answer = await perform(world, bot, String(reply.method), { values: { ...reply }, files: new Map() });
  logWire(world, bot, {
    kind: "call",
    name: String(reply.method),
    request: reply,
    status: answer.status,
    answer: answer.body,
    ms: 0,
    fault: null,
  });
}

/** Returns a refusal in the wire format; any other error is the sandbox's own and is thrown on. */
export function answerOf(error: unknown): Answer {
  if (error instanceof Refusal) return { status: error.code, body: error.body };
  if (error instanceof StageRefusal) return answerOf(refuse(error.status, error.message));
  throw error;
}
