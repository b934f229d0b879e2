import {
  covers,
  EMPTY_SCOPE_CONTEXT,
  permissionNames,
  type MemberActor,
  type ScopeContext,
  type Rights,
  type Scope,
} from "../../access/index.ts";
import { refused } from "../../kernel/errors.ts";

/**
 * Throws `role_above_yours` unless the actor holds at least these rights and, in this context, reaches whatever they do: a
 * lower admin neither makes, changes nor removes a higher one, and who sees a part of the conversations shows nobody another.
 */
export function assertCanGrant(
  actor: MemberActor,
  rights: Rights,
  context: ScopeContext = EMPTY_SCOPE_CONTEXT,
): void {
  if (!covers(actor.permissions, rights))
    throw refused("role_above_yours", "This role has permissions that yours doesn't have.");
  const beyond = permissionNames.find(
    (permission) => actor.permissions[permission] !== "all" && !isWithin(actor, context, rights[permission]),
  );
  if (beyond !== undefined)
    throw refused("role_above_yours", "This affects access to conversations that you don't have access to.", {
      permission: beyond,
    });
}

/** Whether a scope of no wider name than the actor's means nothing more in that context than in the actor's own. */
function isWithin(actor: MemberActor, { team, channelIds }: ScopeContext, scope: Scope | undefined): boolean {
  if (scope === undefined || scope === "own") return true;
  if (team !== null && team !== actor.team) return false;
  return scope === "team" || channelIds.every((channelId) => actor.channelIds.includes(channelId));
}
