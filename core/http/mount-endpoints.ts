import type { Hono } from "hono";
import {
  bodyReaders,
  readIdempotencyKey,
  takesIdempotencyKey,
  type Endpoint,
  type HubContext,
  type HubEnv,
} from "../access/index.ts";
import type { Database } from "../database/index.ts";
import { countRequest, withHeaders, type AnswerHeaders } from "./answer-headers.ts";
import { requireAccess, type Authenticator } from "./require-access.ts";
import { parseJson, readPart, requireJson } from "./read-request.ts";
import { shapeOutput } from "./shape-output.ts";

const MAX_BODY = 1_000_000;

/** Bytes of a public request: an address, a password, a token. */
const PUBLIC_MAX_BODY = 64_000;

/** Puts a room's endpoints below `/api`, each behind its access check, and remembers them for `endpointsOf`. */
export function mountEndpoints<Deps extends { readonly database: Database }>(
  app: Hono<HubEnv>,
  deps: Deps,
  authenticator: Authenticator,
  endpoints: readonly Endpoint<Deps>[],
): void {
  for (const endpoint of endpoints) {
    app.on(endpoint.method, `/api${endpoint.path}`, (c) => serve(c, deps, authenticator, endpoint));
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
  // Access is checked first: a stranger learns nothing about the request's shape, and no byte of the body is read.
  const actor = await requireAccess(authenticator, endpoint.permission, c);
  const headers = countRequest(c, authenticator.limiter, actor);
  const params = readPart("params", endpoint.params, c.req.param());
  const query = readPart("query", endpoint.query, c.req.query());
  const call = { deps, database: deps.database, actor, params, query, ip: c.var.ip, context: c };
  const output = await withBody(c, endpoint, (body) => {
    const once = takesIdempotencyKey(endpoint)
      ? readIdempotencyKey(c, [endpoint.operationId, params, query, body])
      : undefined;
    return endpoint.perform({ ...call, body, once });
  });
  return respond(c, endpoint, output, headers);
}

/** Reads and checks the JSON body, where the endpoint takes one, and holds it for as long as `perform` needs it. */
async function withBody<Deps>(
  c: HubContext,
  { body: schema, permission, maxBody }: Endpoint<Deps>,
  perform: (body: unknown) => Promise<unknown>,
): Promise<unknown> {
  if (schema === undefined) return perform(undefined);
  requireJson(c);
  const [reader, max] =
    permission === "public" ? [bodyReaders.strangers, PUBLIC_MAX_BODY] : [bodyReaders.members, MAX_BODY];
  return reader.hold(c, { max: maxBody ?? max }, (body) =>
    perform(readPart("body", schema, parseJson(body))),
  );
}

function respond<Deps>(
  c: HubContext,
  { output: shape, status = 200, operationId, streams }: Endpoint<Deps>,
  output: unknown,
  headers: AnswerHeaders,
): Response {
  if (isResponse(output)) return streams ? output : withHeaders(output, headers);
  if (shape === undefined) return c.body(null, 204);
  return c.body(JSON.stringify(shapeOutput(shape, output, operationId)), status, {
    "content-type": "application/json; charset=utf-8",
  });
}

/** The server puts a light class in place of the global Response, which the platform's own (of fetch, of modules loaded before) is no instance of. */
const isResponse = (output: unknown): output is Response =>
  Object.prototype.toString.call(output) === "[object Response]";
