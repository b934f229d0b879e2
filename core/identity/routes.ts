import { accountEndpoints } from "./account/routes.ts";
import { invitationEndpoints } from "./invitations/routes.ts";
import { keyEndpoints } from "./keys/routes.ts";
import { memberEndpoints } from "./members/routes.ts";
import { roleEndpoints } from "./roles/routes.ts";
import { signInEndpoints } from "./sign-in/routes.ts";

/** Everything under sign-in, me, members, roles, invitations and keys. */
export const identityEndpoints = [
  ...signInEndpoints,
  ...accountEndpoints,
  ...memberEndpoints,
  ...roleEndpoints,
  ...invitationEndpoints,
  ...keyEndpoints,
];
