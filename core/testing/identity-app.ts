// Rooms bring permissions, and a schema of them is made once for all files of a process: they must all be there by then.
import "../../hub/rooms.ts";
import { Hono, type MiddlewareHandler } from "hono";
import type { HubEnv } from "../access/index.ts";
import { auditRoom } from "../audit/index.ts";
import { requestLog } from "../http/middleware/request-log.ts";
import { sameOrigin } from "../http/middleware/same-origin.ts";
import { secureHeaders } from "../http/middleware/secure-headers.ts";
import { mountEndpoints } from "../http/mount-endpoints.ts";
import type { Authenticator } from "../http/require-access.ts";
import { respondToError } from "../http/respond-to-error.ts";
import { identityRoom, originsOf, readCaller, type IdentityDeps } from "../identity/index.ts";
import { createSealer } from "../kernel/crypto.ts";
import { log } from "../kernel/log.ts";
import { openBrowser, type Browser } from "./browser.ts";
import type { TestDatabase } from "./database.ts";

/** Where the app under test believes to be. */
export const ORIGIN = "http://localhost:41600";

const KEY = new Uint8Array(32).fill(7);

/** What identity needs, on a test's database. */
export const identityDeps = (database: TestDatabase): IdentityDeps => ({
  database,
  log,
  publicUrl: ORIGIN,
  sessionKey: KEY,
  sealer: createSealer([{ id: "test", key: KEY }]),
  sessionIdleHours: 24,
});

const callerAddress: MiddlewareHandler<HubEnv> = async (c, next) => {
  c.set("ip", c.req.header("x-forwarded-for") ?? "192.0.2.1");
  await next();
};

/** Identity and audit behind the real middleware, without the other rooms. Every caller seems to come from 192.0.2.1 unless it names another in `x-forwarded-for`. */
export function identityApp(deps: IdentityDeps): Hono<HubEnv> {
  const app = new Hono<HubEnv>();
  app.onError(respondToError(deps.log));
  app.use(
    requestLog(deps.log),
    secureHeaders(deps.publicUrl),
    callerAddress,
    sameOrigin(originsOf(deps.publicUrl)),
  );
  const authenticator: Authenticator = {
    member: (c) =>
      readCaller(deps, { cookie: c.req.header("cookie"), authorization: c.req.header("authorization") }),
    visitor: async () => undefined,
  };
  mountEndpoints(app, deps, authenticator, identityRoom.endpoints);
  mountEndpoints(app, deps, authenticator, auditRoom.endpoints);
  return app;
}

/** A browser in which somebody has signed in. */
export async function signedIn(
  app: Hono<HubEnv>,
  person: { readonly email: string; readonly password: string },
): Promise<Browser> {
  const browser = openBrowser(app, ORIGIN);
  await browser.signIn(person);
  return browser;
}
