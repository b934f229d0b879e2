import { refused } from "../../kernel/errors.ts";
import type { IdentityDeps } from "../deps.ts";
import { signIn, type SignInRequest } from "./sign-in.ts";

/** Signs in somebody who has an organization to work in; throws as `signIn` does, and `organization_none` for an account without one. */
export async function signInMember(deps: IdentityDeps, request: SignInRequest): Promise<Headers> {
  const headers = await signIn(deps, request);
  const { rowCount } = await deps.database.auth.query(END_HOMELESS, [request.email.trim().toLowerCase()]);
  // Told only to who knows the password; without the words they would meet the sign-in page again and again.
  if (rowCount !== 0)
    throw refused(
      "organization_none",
      "Your account is not a member of any organization. Ask for an invitation.",
    );
  return headers;
}

const END_HOMELESS = `
  delete from user_sessions s using users u
  where u.email = $1 and s.user_id = u.id and not exists (select from user_roles m where m.user_id = u.id)`;
