import { z } from "zod";
import { lossOf as networkLossOf, type NetworkLoss } from "../../../core/kernel/network-loss.ts";

/**
 * The outcome of a call. `refused`: the Bot API refused it.
 */
export type Answer =
  | { readonly kind: "ok"; readonly result: unknown }
  | {
      readonly kind: "refused";
      readonly code: number;
      readonly description: string;
      readonly retryAfterMs?: number;
      /** The supergroup that the chat became. */
      readonly migratedTo?: number;
    }
  | NetworkLoss;

const body = z.union([
  z.object({ ok: z.literal(true), result: z.unknown() }),
  z.object({
    ok: z.literal(false),
    error_code: z.int(),
    description: z.string(),
    parameters: z
      .object({ retry_after: z.number().optional(), migrate_to_chat_id: z.int().optional() })
      .optional(),
  }),
]);

/** Reads the JSON body of a response. */
export function answerOf(json: unknown): Answer {
  const said = body.safeParse(json).data;
  if (!said) return { kind: "broken", reason: "This is not a Bot API response." };
  return said.ok
    ? { kind: "ok", result: said.result }
    : refusalOf(said.error_code, said.description, said.parameters);
}

/**
 * Reads a failed response. No 5xx proves that the call did not arrive: 500 and 504 come after the work began, and 502
 * when its response was lost. Proxies send 503 both before they forward a request and when the connection behind them
 * breaks.
 */
export function refusalOf(
  code: number,
  description: string,
  parameters?: {
    readonly retry_after?: number | undefined;
    readonly migrate_to_chat_id?: number | undefined;
  },
): Answer {
  if (code >= 500) return { kind: "broken", reason: `Telegram answered ${code} ${description}.` };
  const retryAfter = parameters?.retry_after;
  const migratedTo = parameters?.migrate_to_chat_id;
  return {
    kind: "refused",
    code,
    description,
    ...(retryAfter !== undefined && { retryAfterMs: retryAfter * 1000 }),
    ...(migratedTo !== undefined && { migratedTo }),
  };
}

/** Reads a call without a response. */
export const lossOf = (error: unknown): NetworkLoss => networkLossOf(error, "Telegram");

/**
 * The outcome of a redirect. A call has the token in its address and the secret in its body, so no redirect is
 * followed.
 */
export const REDIRECTED: Extract<Answer, { kind: "refused" }> = {
  kind: "refused",
  code: 307,
  description: "The Bot API address redirects to another address. Redirects are not followed.",
};

/** Removes the token from an outcome, so that it is safe to store and show. */
export function withoutToken(answer: Answer, token: string): Answer {
  const clean = (text: string) =>
    text.replaceAll(token, "<token>").replaceAll(encodeURIComponent(token), "<token>");
  if (answer.kind === "refused") return { ...answer, description: clean(answer.description) };
  return answer.kind === "ok" ? answer : { ...answer, reason: clean(answer.reason) };
}
