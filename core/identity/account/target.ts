import type { Target } from "../../access/index.ts";
import { refused } from "../../kernel/errors.ts";

/**
 * The target of what concerns the member alone: their name, password and sessions. A session is named by its id, and its
 * verb finds it: the transaction's role does not see sessions. Not for a program with the member's key.
 */
export const selfTarget: Target<{ readonly id: string }> = {
  kind: "account",
  async find(_, actor, id) {
    if (actor.kind !== "member" || actor.keyId !== undefined)
      throw refused("session_required", "API keys can't do this. Sign in instead.");
    return { id };
  },
  resourceOf: () => ({}),
};
