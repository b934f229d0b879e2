import type { Rights } from "./permissions.ts";

/** The built-in roles that hold a part of the permissions. */
export type GrantedRole = "supervisor" | "agent" | "accountant" | "viewer" | "client" | "vendor";

/** What roles hold of a room's permissions, and how far. */
export type RoleGrants = { readonly [R in GrantedRole]?: Rights };

const granted: RoleGrants[] = [];

/** Gives built-in roles what a room's manifest says. */
export const grantToRoles = (grants: RoleGrants): void => void granted.push(grants);

/** What rooms have given to a built-in role. */
export const grantsOf = (role: GrantedRole): Rights =>
  Object.fromEntries(granted.flatMap((grants) => Object.entries(grants[role] ?? {})));
