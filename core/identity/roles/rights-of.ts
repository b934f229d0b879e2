import { readRights, type Rights } from "../../access/index.ts";
import { BUILT_IN_ROLES, isBuiltInRole } from "../built-in-roles.ts";

/** A built-in role's rights are the program's, a made one's its row's; a name the program does not know grants nothing. */
export function rightsOf(role: string | null, stored: Record<string, unknown> | null): Rights {
  if (role !== null) return isBuiltInRole(role) ? BUILT_IN_ROLES[role] : {};
  return readRights(stored ?? {});
}
