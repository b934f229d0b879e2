import { refused } from "../../kernel/errors.ts";
import type { MemberActor } from "../actor.ts";
import { covers, type Rights } from "../permissions.ts";

/** Throws `role_above_yours` unless the actor holds at least these rights: a lower admin neither makes, changes nor removes a higher one. */
export function checkReach(actor: MemberActor, rights: Rights): void {
  if (!covers(actor.permissions, rights)) throw refused("role_above_yours", "That role may do things yours may not.");
}
