import type { Hono } from "hono";
import { limitBody, type Endpoint, type HubContext, type HubEnv } from "../access/index.ts";
import { invalid } from "../kernel/errors.ts";
import type { Database } from "../database/index.ts";
import { requireAccess, type Authenticator } from "./require-access.ts";
import { readJson, readPart } from "./read-request.ts";
import { shapeAnswer } from "./shape-answer.ts";

const MAX_BODY = 1_000_000;

/** Puts a room's endpoints below `/api`, each behind its access check and its body limit, and remembers them for `endpointsOf`. */
export function mountEndpoints<Deps extends { readonly database: Database }>(
  app: Hono<HubEnv>,
  deps: Deps,
  authenticator: Authenticator,
  endpoints: readonly Endpoint<Deps>[],
): void {
  for (const endpoint of endpoints) {
    const limit = limitBody(endpoint.maxBody ?? MAX_BODY, () => refuseBody(endpoint.maxBody ?? MAX_BODY));
    app.on(endpoint.method, `/api${endpoint.path}`, limit, (c) => serve(c, deps, authenticator, endpoint));
  }
  mounted.set(app, [...endpointsOf(app), ...endpoints]);
}

const mounted = new WeakMap<object, readonly Endpoint<never>[]>();

/** Every endpoint mounted on the app: what the API description and the walking test go through. */
export const endpointsOf = (app: object): readonly Endpoint<never>[] => mounted.get(app) ?? [];

async function serve<Deps extends { readonly database: Database }>(
  c: HubContext,
  deps: Deps,
  authenticator: Authenticator,
  endpoint: Endpoint<Deps>,
): Promise<Response> {
  // Access comes first: a stranger learns nothing about what a request should look like.
  const actor = await requireAccess(authenticator, endpoint.permission, c);
  const params = readPart("params", endpoint.params, c.req.param());
  const query = readPart("query", endpoint.query, c.req.query());
  const body = endpoint.body && readPart("body", endpoint.body, await readJson(c));
  const told = await endpoint.perform({
    deps,
    database: deps.database,
    actor,
    params,
    query,
    body,
    ip: c.var.ip,
    context: c,
  });
  return answer(c, endpoint, told);
}

function answer<Deps>(
  c: HubContext,
  { answer: shape, status = 200, operationId }: Endpoint<Deps>,
  told: unknown,
): Response {
  if (isResponse(told)) return told;
  if (shape === undefined) return c.body(null, 204);
  return c.body(JSON.stringify(shapeAnswer(shape, told, operationId)), status, {
    "content-type": "application/json; charset=utf-8",
  });
}

/** The server puts a light class in place of the global Response, which the platform's own (of fetch, of modules loaded before) is no instance of. */
const isResponse = (told: unknown): told is Response =>
  Object.prototype.toString.call(told) === "[object Response]";

function refuseBody(limit: number): never {
  throw invalid("body_too_large", `A request here may bring at most ${limit} bytes.`, { limit });
}
