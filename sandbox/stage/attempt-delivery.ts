import { request, type Agent } from "undici";
import { chooseFault } from "./faults.ts";
import type { StageAccount, StageWorld } from "./stage-world.ts";
import { logWire } from "./wire-log.ts";

/** What a webhook gets: where it goes, what proves who sent it, and which answers count as success. */
export type Address = {
  readonly url: string;
  /** How many requests may be open at once. */
  readonly connections: number;
  /** Returns the headers that prove the sender, by the body's bytes. */
  readonly sign: (body: string) => Readonly<Record<string, string>>;
  /** Says whether a status means that the event arrived. */
  readonly arrived: (status: number) => boolean;
};

/** One event on its way: `name` is for the wire log, `body` goes out as JSON. */
export type Letter = { readonly name: string; readonly body: unknown };

/** The outcome of an attempt. `reply`: the JSON object in the webhook's response, if there is one. */
export type Attempt = {
  readonly ok: boolean;
  readonly status: number | null;
  readonly text: string;
  readonly reply: object | null;
  readonly retryAfterMs: number;
};

const ATTEMPT_MS = 60_000;

/** Posts one event to a webhook once, or simulates its loss. Never throws. */
export async function attemptDelivery(
  world: StageWorld,
  account: StageAccount,
  address: Address,
  agent: Agent,
  letter: Letter,
): Promise<Attempt> {
  const began = performance.now();
  const dropped = chooseFault(account.faults, ["drop"], null);
  const attempt = dropped ? failed("Connection timed out") : await post(address, agent, letter.body);
  logWire(world, account, {
    kind: "webhook",
    name: letter.name,
    request: letter.body,
    status: attempt.status,
    answer: attempt.reply ?? attempt.text,
    ms: performance.now() - began,
    fault: dropped?.kind ?? null,
  });
  return attempt;
}

async function post({ url, sign, arrived }: Address, dispatcher: Agent, said: unknown): Promise<Attempt> {
  try {
    const body = JSON.stringify(said);
    const answer = await request(url, {
      method: "POST",
      headers: { "content-type": "application/json", ...sign(body) },
      body,
      dispatcher,
      headersTimeout: ATTEMPT_MS,
      bodyTimeout: ATTEMPT_MS,
    });
    const text = await answer.body.text();
    if (arrived(answer.statusCode))
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

function replyIn(text: string): object | null {
  if (!text.startsWith("{")) return null;
  try {
    const reply: unknown = JSON.parse(text);
    return typeof reply === "object" ? reply : null;
  } catch {
    return null;
  }
}
