import { request, type Agent } from "undici";
import { chooseFault } from "../faults/faults.ts";
import { logWire } from "../wire-log.ts";
import type { Bot, Pending, Webhook, World } from "../world.ts";

export type Address = Pick<Webhook, "url" | "secretToken" | "maxConnections">;
/** The outcome of an attempt. `reply`: the call in the webhook's response, if there is one. */
export type Attempt = {
  readonly ok: boolean;
  readonly status: number | null;
  readonly text: string;
  readonly reply: unknown;
  readonly retryAfterMs: number;
};

const ATTEMPT_MS = 60_000;

/** Posts one update to the webhook once, or simulates its loss. Never throws. */
export async function attemptDelivery(
  world: World,
  bot: Bot,
  address: Address,
  agent: Agent,
  pending: Pending,
): Promise<Attempt> {
  const began = performance.now();
  const dropped = chooseFault(bot.faults, ["drop"], null);
  const attempt = dropped ? failed("Connection timed out") : await post(address, agent, pending);
  const name = Object.keys(pending.update).find((key) => key !== "update_id") ?? "update";
  logWire(world, bot, {
    kind: "webhook",
    name,
    request: pending.update,
    status: attempt.status,
    answer: attempt.reply ?? attempt.text,
    ms: performance.now() - began,
    fault: dropped?.kind ?? null,
  });
  return attempt;
}

async function post({ url, secretToken }: Address, dispatcher: Agent, { update }: Pending): Promise<Attempt> {
  try {
    const headers = {
      "content-type": "application/json",
      ...(secretToken !== null && { "x-telegram-bot-api-secret-token": secretToken }),
    };
    const answer = await request(url, {
      method: "POST",
      headers,
      body: JSON.stringify(update),
      dispatcher,
      headersTimeout: ATTEMPT_MS,
      bodyTimeout: ATTEMPT_MS,
    });
    const text = await answer.body.text();
    if (answer.statusCode >= 200 && answer.statusCode < 300)
      return { ok: true, status: answer.statusCode, text, reply: replyIn(text), retryAfterMs: 0 };
    const retryAfter = Number(answer.headers["retry-after"] ?? 0);
    return {
      ...failed(`Wrong response from the webhook: ${answer.statusCode} ${answer.statusText}`),
      status: answer.statusCode,
      retryAfterMs: Math.min(3600, retryAfter || 0) * 1000,
    };
  } catch (error) {
    return failed(
      error instanceof Error && "code" in error && error.code === "ECONNREFUSED"
        ? "Connection refused"
        : "Connection timed out",
    );
  }
}

const failed = (text: string): Attempt => ({ ok: false, status: null, text, reply: null, retryAfterMs: 0 });

function replyIn(text: string): unknown {
  if (!text.startsWith("{")) return null;
  try {
    const reply: unknown = JSON.parse(text);
    return typeof reply === "object" && reply !== null && "method" in reply ? reply : null;
  } catch {
    return null;
  }
}
