import { refused } from "../kernel/errors.ts";
import type { Actor } from "./actor.ts";
import { can, type Resource } from "./can.ts";
import { PERMISSIONS, type Permission } from "./permissions.ts";

/** Lets the actor pass or throws `permission_missing`: a refusal that only answers would let the caller go on. */
export function authorise(actor: Actor, permission: Permission, resource?: Resource): void {
  if (can(actor, permission, resource)) return;
  throw refused(
    "permission_missing",
    `Your role doesn't allow this: ${PERMISSIONS[permission].toLowerCase()}.`,
    { permission, ...howFar(actor, permission, resource) },
  );
}

/** Where a permission that is held for less would have to reach. */
function howFar(actor: Actor, permission: Permission, resource: Resource | undefined) {
  if (actor.kind !== "member" || actor.permissions[permission] === undefined) return {};
  const { team, channelId } = resource ?? {};
  return { ...(team != null && { team }), ...(channelId != null && { channelId }) };
}

/** As `authorise`, for what touches every conversation there is: a scope that leaves any out is too little. Throws `permission_too_narrow`. */
export function authoriseForAll(actor: Actor, permission: Permission): void {
  authorise(actor, permission);
  if (actor.kind !== "member" || actor.permissions[permission] === "all") return;
  throw refused(
    "permission_too_narrow",
    `Your role allows this for some conversations only: ${PERMISSIONS[permission].toLowerCase()}.`,
    { permission },
  );
}
