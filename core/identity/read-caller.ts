import type { MemberActor } from "../access/index.ts";
import type { IdentityDeps } from "./deps.ts";
import { readKeyActor } from "./keys/read-key-actor.ts";
import { readActor } from "./read-actor.ts";

type Credentials = { readonly cookie: string | undefined; readonly authorization: string | undefined };

/**
 * Finds who a request speaks for: by key where it brings one, else by session. A key that does not work never falls
 * back to the cookie; a proxy's own `Basic` password is nothing to us.
 */
export const readCaller = (
  deps: Pick<IdentityDeps, "database" | "publicUrl" | "sessionKey">,
  { cookie, authorization }: Credentials,
): Promise<MemberActor | undefined> =>
  /^bearer\b/i.test(authorization ?? "")
    ? readKeyActor(deps.database, authorization)
    : readActor(deps, cookie);
