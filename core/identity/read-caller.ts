import type { MemberActor } from "../access/index.ts";
import { readKeyActor } from "./keys/read-key-actor.ts";
import { readActor, type ReaderDeps } from "./read-actor.ts";

type Credentials = { readonly cookie: string | undefined; readonly authorization: string | undefined };

/**
 * Finds who a request speaks for: by key where it brings one, else by session. A key that does not work never falls
 * back to the cookie; a proxy's own `Basic` password is nothing to us.
 */
export const readCaller = (
  deps: ReaderDeps,
  { cookie, authorization }: Credentials,
  how: "use" | "watch" = "use",
): Promise<MemberActor | undefined> =>
  /^bearer\b/i.test(authorization ?? "")
    ? readKeyActor(deps.database, authorization)
    : readActor(deps, cookie, how);
