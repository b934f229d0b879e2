import { Hono } from "hono";
import { compress } from "hono/compress";
import type { Endpoint, HubEnv } from "../access/index.ts";
import { checkHub } from "../health/index.ts";
import { originsOf } from "../identity/index.ts";
import { inboundRoutes } from "../inbound/index.ts";
import type { AppDeps } from "./app-deps.ts";
import { mountSandbox } from "./mount-sandbox.ts";
import { clientAddress } from "./middleware/client-address.ts";
import { requestLog } from "./middleware/request-log.ts";
import { sameOrigin } from "./middleware/same-origin.ts";
import { secureHeaders } from "./middleware/secure-headers.ts";
import { endpointsOf, mountEndpoints } from "./mount-endpoints.ts";
import type { Authenticator } from "./require-access.ts";
import { answerOwnHosts } from "./own-hosts.ts";
import { respondToError } from "./respond-to-error.ts";
import { serveHealth } from "./serve-health.ts";
import { servePages } from "./serve-pages.ts";
import { serveReference } from "./serve-reference.ts";

/** Mounts every room's endpoints behind one set of middleware. */
export function createApp<Deps extends AppDeps>(
  deps: Deps,
  authenticator: Authenticator,
  endpoints: readonly Endpoint<Deps>[],
): Hono<HubEnv> {
  const app = new Hono<HubEnv>();
  const mount = (some: readonly Endpoint<Deps>[]) => mountEndpoints(app, deps, authenticator, some);
  app.onError(respondToError(deps.log));
  app.use(answerOwnHosts(deps.publicUrl), clientAddress(deps.trustedProxies));
  // Webhooks and the simulated platforms come before everything made for people: they carry no session.
  app.route("/", deps.visitors);
  app.route("/", inboundRoutes(deps));
  if (deps.sandbox) mountSandbox(app, deps, deps.sandbox, authenticator);
  mount(endpoints.filter(({ streams }) => streams));
  app.use(requestLog(deps.log), secureHeaders(deps.publicUrl), sameOrigin(originsOf(deps.publicUrl)));
  app.use(compress());
  mount(endpoints.filter(({ streams }) => !streams));
  app.route(
    "/",
    serveReference(() => endpointsOf(app), deps.publicUrl),
  );
  app.route(
    "/",
    serveHealth(() => checkHub(deps.database, deps.healthChecks)),
  );
  servePages(app, deps.pages);
  return app;
}
