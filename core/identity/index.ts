import { defineRoom } from "../access/index.ts";
import { identityCommands } from "./commands.ts";
import { identityLive } from "./live.ts";
import { identityJobs } from "./jobs.ts";
import { identityEndpoints } from "./routes.ts";
import { identityRows } from "./tenant-rows.ts";

export { BUILT_IN_ROLES, isBuiltInRole, type BuiltInRole } from "./built-in-roles.ts";
export type { IdentityDeps } from "./deps.ts";
export { ensureFirstAdmin, opens, type FirstAdmin } from "./ensure-first-admin.ts";
export { originsOf } from "./origins.ts";
export { selfTarget } from "./account/target.ts";
export { listMembers, readMember } from "./members/queries.ts";
export { memberTarget } from "./members/target.ts";
export { assertCanGrant } from "./roles/assert-can-grant.ts";
export { readMemberActor } from "./members/read-member-actor.ts";
export { listRoles } from "./roles/queries.ts";
export { readActor } from "./read-actor.ts";
export { readCaller } from "./read-caller.ts";
export { sessionCookieName } from "./session-cookie.ts";
export { organizationName } from "./organization-name.ts";

export const identityRoom = defineRoom({
  name: "identity",
  commands: identityCommands,
  endpoints: identityEndpoints,
  jobs: identityJobs,
  live: identityLive,
  tenantRows: identityRows,
});
