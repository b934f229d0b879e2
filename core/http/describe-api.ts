import { OpenAPIRegistry, OpenApiGeneratorV31 } from "@asteasolutions/zod-to-openapi";
import { z } from "@hono/zod-openapi";
import type { Endpoint } from "../access/index.ts";
import { unsafeCast } from "../kernel/trust.ts";

/** The API as OpenAPI 3.1, made from the very schemas that check requests and shape answers. */
export function describeApi(endpoints: readonly Endpoint<never>[], baseUrl: string) {
  const registry = new OpenAPIRegistry();
  for (const endpoint of endpoints) registry.registerPath(pathOf(endpoint));
  return new OpenApiGeneratorV31(registry.definitions).generateDocument({
    openapi: "3.1.0",
    info: {
      title: "Parley",
      version: "1",
      description:
        "Every answer that is not a success is `{ code, message, facts }`: `code` for programs, `message` for people. `RateLimit-Limit`, `RateLimit-Remaining` and `RateLimit-Reset` say how many requests are left in how many seconds; beyond, the answer is 429 with `Retry-After`.",
    },
    servers: [{ url: baseUrl }],
  });
}

const Problem = z
  .object({ code: z.string(), message: z.string(), facts: z.record(z.string(), z.unknown()) })
  .openapi("Problem");
const json = (schema: z.ZodType) => ({ "application/json": { schema } });

function pathOf(endpoint: Endpoint<never>): Parameters<OpenAPIRegistry["registerPath"]>[0] {
  const { method, path, operationId, summary, params, query, body, output, status } = endpoint;
  return {
    method,
    path: `/api${path.replace(/:(\w+)/g, "{$1}")}`,
    operationId,
    summary,
    tags: [path.split("/")[1] ?? ""],
    description: describeAccess(endpoint),
    request: {
      ...(params && { params: unsafeCast<z.ZodObject>(params) }),
      ...(query && { query: unsafeCast<z.ZodObject>(query) }),
      ...(body && { body: { content: json(body), required: true } }),
    },
    responses: {
      ...(output
        ? { [status ?? 200]: { description: "Done.", content: json(output) } }
        : { 204: { description: "Done." } }),
      default: {
        description: "Refused, missing, in conflict, invalid or unavailable.",
        content: json(Problem),
      },
    },
  };
}

function describeAccess({ permission, action }: Endpoint<never>): string {
  if (permission === "public") return "Open to everyone.";
  const needs = permission === "signed_in" ? "Needs a session." : `Needs the permission \`${permission}\`.`;
  return action?.sensitive
    ? `${needs} A session whose password was not given in the last fifteen minutes is answered 403 \`reauthentication_required\`: \`POST /api/me/reauthentication\` takes it. A key needs none.`
    : needs;
}
