import { refused } from "../kernel/errors.ts";
import type { PerformingActor } from "./actor.ts";

/**
 * Throws `reauthentication_required` unless the action may be done without the password, or the session's was given a moment
 * ago. A program with a key has none to give, and a rule no session.
 */
export function requireReauthentication(
  { sensitive }: { readonly sensitive?: true },
  actor: PerformingActor,
): void {
  if (sensitive && actor.kind === "member" && actor.keyId === undefined && !actor.reauthenticated)
    throw refused("reauthentication_required", "Confirm your password to continue.");
}
