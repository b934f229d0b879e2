import { refused } from "../kernel/errors.ts";
import type { Actor } from "./actor.ts";
import { can, type Resource } from "./can.ts";
import { PERMISSIONS, type Permission } from "./permissions.ts";

/** Lets the actor pass or throws `permission_missing`: a refusal that only answers would let the caller go on. */
export function authorise(actor: Actor, permission: Permission, resource?: Resource): void {
  if (can(actor, permission, resource)) return;
  throw refused("permission_missing", `Your role does not allow this: ${PERMISSIONS[permission].toLowerCase()}.`, { permission });
}
