import { isJsonObject, type JsonObject } from "../../../core/kernel/json.ts";
import type { NetworkLoss } from "../../../core/kernel/network-loss.ts";
import type { Errors } from "./client.ts";
import { Redirected } from "./redirected.ts";

/**
 * The outcome of a call. `refused`: Discord refused it; `code` is Discord's own, 0 where it gives none. `limited`: it
 * has to wait, and so has the `scope`. `broken` is also every 5xx: none proves that the call did not arrive.
 */
export type Answer =
  | { readonly kind: "ok"; readonly result: unknown }
  | Refusal
  | { readonly kind: "limited"; readonly retryAfterMs: number; readonly scope: "channel" | "thread" }
  | NetworkLoss;

export type Refusal = {
  readonly kind: "refused";
  readonly status: number;
  readonly code: number;
  readonly description: string;
};

const ASSUMED_WAIT_MS = 5_000;

/** Reads an error of the library; null for one of the network. */
export function refusalOf(error: unknown, errors: Errors): Answer | null {
  if (error instanceof Redirected)
    return {
      kind: "refused",
      status: 307,
      code: 0,
      description: "The API address redirects to another address. Redirects are not followed.",
    };
  if (error instanceof errors.RateLimitError)
    return {
      kind: "limited",
      retryAfterMs: error.retryAfter > 0 ? Math.ceil(error.retryAfter) : ASSUMED_WAIT_MS,
      scope: error.global ? "channel" : "thread",
    };
  if (error instanceof errors.HTTPError)
    return { kind: "broken", reason: `Discord answered ${error.status} ${error.message}.` };
  if (!(error instanceof errors.DiscordAPIError)) return null;
  const { status, code, rawError } = error;
  return {
    kind: "refused",
    status,
    code: typeof code === "number" ? code : 0,
    description: descriptionOf(rawError) ?? `Discord answered ${status}.`,
  };
}

/** Returns Discord's sentence with the fields that it complains about. */
function descriptionOf(body: unknown): string | undefined {
  if (!isJsonObject(body)) return undefined;
  const message = typeof body["message"] === "string" ? body["message"] : undefined;
  const faults = isJsonObject(body["errors"]) ? faultsIn(body["errors"]) : [];
  return [message, ...faults.slice(0, 3)].filter(Boolean).join(" · ") || undefined;
}

function faultsIn(errors: JsonObject, path: readonly string[] = []): readonly string[] {
  if (path.length > PATH_MAX) return [];
  return Object.entries(errors).flatMap(([field, inner]) => {
    if (field === "_errors" && Array.isArray(inner))
      return inner.flatMap((fault) =>
        isJsonObject(fault) && typeof fault["message"] === "string"
          ? [`${path.join(".")}: ${fault["message"]}`]
          : [],
      );
    return isJsonObject(inner) ? faultsIn(inner, [...path, field]) : [];
  });
}

const PATH_MAX = 10;

/** Removes the token from an outcome, so that it is safe to store and show. */
export function withoutSecrets(answer: Answer, token: string): Answer {
  const clean = (text: string) => text.replaceAll(token, "<token>").replaceAll(INTERACTION_TOKEN, "<token>");
  if (answer.kind === "refused") return { ...answer, description: clean(answer.description) };
  return answer.kind === "never_left" || answer.kind === "broken"
    ? { ...answer, reason: clean(answer.reason) }
    : answer;
}

/** The token of an interaction, which is part of its address. */
const INTERACTION_TOKEN = /aW50ZXJhY3Rpb246[\w-]+/g;
