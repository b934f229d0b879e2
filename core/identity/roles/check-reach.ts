import {
  covers,
  NOWHERE,
  permissionNames,
  type MemberActor,
  type Place,
  type Rights,
  type Scope,
} from "../../access/index.ts";
import { refused } from "../../kernel/errors.ts";

/**
 * Throws `role_above_yours` unless the actor holds at least these rights and, in this place, reaches whatever they do: a
 * lower admin neither makes, changes nor removes a higher one, and who sees a part of the conversations shows nobody another.
 */
export function checkReach(actor: MemberActor, rights: Rights, place: Place = NOWHERE): void {
  if (!covers(actor.permissions, rights))
    throw refused("role_above_yours", "That role may do things yours may not.");
  const beyond = permissionNames.find(
    (permission) => actor.permissions[permission] !== "all" && !isWithin(actor, place, rights[permission]),
  );
  if (beyond !== undefined)
    throw refused("role_above_yours", "Somebody would reach, or reaches, conversations that you do not.", {
      permission: beyond,
    });
}

/** Whether a scope of no wider name than the actor's means nothing more in that place than it does where the actor is. */
function isWithin(actor: MemberActor, { team, channelIds }: Place, scope: Scope | undefined): boolean {
  if (scope === undefined || scope === "own") return true;
  if (team !== null && team !== actor.team) return false;
  return scope === "team" || channelIds.every((channelId) => actor.channelIds.includes(channelId));
}
