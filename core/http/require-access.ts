import {
  authorise,
  type Access,
  type Actor,
  type HubContext,
  type MemberActor,
  type VisitorActor,
} from "../access/index.ts";
import { refused } from "../kernel/errors.ts";
import type { RequestLimiter } from "./limit-requests.ts";

/** Authenticates a request. Every route uses the same source, so that none trusts more than another. */
export type Authenticator = {
  member(c: HubContext): Promise<MemberActor | undefined>;
  visitor(c: HubContext): Promise<VisitorActor | undefined>;
  /** Counts what known members and keys ask for, where that is limited. */
  readonly limiter?: RequestLimiter;
};

/**
 * Answers who makes a request, once they have the access its route requires; throws `sign_in_required` or
 * `permission_missing`. A public route authenticates nobody.
 */
export async function requireAccess(
  authenticator: Authenticator,
  access: Access,
  c: HubContext,
): Promise<Actor | undefined> {
  switch (access) {
    case "public":
      return undefined;
    case "visitor":
      return known(await authenticator.visitor(c));
    case "member":
      return known(await authenticator.member(c));
    case "signed_in":
      return inPerson(known(await authenticator.member(c)));
    default: {
      const actor = known(await authenticator.member(c));
      authorise(actor, access);
      return actor;
    }
  }
}

/** What belongs to a person alone (their name, password, sessions) is not for a program with their key. */
function inPerson(actor: MemberActor): MemberActor {
  if (actor.keyId !== undefined)
    throw refused("session_required", "API keys can't do this. Sign in instead.");
  return actor;
}

function known<A extends Actor>(actor: A | undefined): A {
  if (actor === undefined) throw refused("sign_in_required", "Sign in to continue.");
  return actor;
}
