import { accountEndpoints } from "./account/routes.ts";
import { invitationEndpoints } from "./invitations/routes.ts";
import { memberEndpoints } from "./members/routes.ts";
import { roleEndpoints } from "./roles/routes.ts";
import { signInEndpoints } from "./sign-in/routes.ts";

/** Everything under sign-in, me, members, roles and invitations. */
export const identityEndpoints = [...signInEndpoints, ...accountEndpoints, ...memberEndpoints, ...roleEndpoints, ...invitationEndpoints];
