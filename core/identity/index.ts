export type { Actor, MemberActor, RoleId, RuleActor, SessionId, SystemActor, VisitorActor } from "./actor.ts";
export { authorise } from "./authorise.ts";
export { BUILT_IN_ROLES, isBuiltInRole, type BuiltInRole } from "./built-in-roles.ts";
export { can, type Resource } from "./can.ts";
export type { IdentityDeps } from "./deps.ts";
export { covers, PERMISSIONS, SCOPES, type Permission, type Rights, type Scope } from "./permissions.ts";
export { originsOf } from "./origins.ts";
export { readActor } from "./read-actor.ts";
export { scopeOf, type ListScope } from "./scope-of.ts";
