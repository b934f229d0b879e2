import type { OpenAPIRegistry } from "@asteasolutions/zod-to-openapi";
import { z } from "@hono/zod-openapi";
import { takesIdempotencyKey, type Endpoint } from "../../access/index.ts";
import { unsafeCast } from "../../kernel/trust.ts";
import { errorsOf } from "./errors-of.ts";
import { tagOf } from "./tags.ts";
import { describeAccess, securityOf } from "./security-of.ts";

type Operation = Parameters<OpenAPIRegistry["registerPath"]>[0];

/** Describes an endpoint by the very schemas that check its requests and shape its answers. */
export function describeOperation(endpoint: Endpoint<never>): Operation {
  const { method, path, operationId, summary, permission } = endpoint;
  return {
    method,
    path: `/api${path.replace(/:(\w+)/g, "{$1}")}`,
    operationId,
    summary: summary.replace(/\.$/, ""),
    tags: [tagOf(endpoint)],
    description: describeAccess(endpoint),
    security: securityOf(permission),
    request: describeRequest(endpoint),
    responses: { ...describeSuccess(endpoint), ...describeErrors(endpoint) },
  };
}

const Problem = z
  .object({ code: z.string(), message: z.string(), facts: z.record(z.string(), z.unknown()) })
  .openapi("Problem", {
    description:
      "Every answer that is no success: a code for programs, a message for people, and facts for both.",
  });

const json = (schema: z.ZodType) => ({ "application/json": { schema } });
const bytes: z.ZodType = z.string().openapi({ format: "binary" });

function describeRequest(endpoint: Endpoint<never>): NonNullable<Operation["request"]> {
  const { params, query, body, takesFile } = endpoint;
  return {
    ...(params && { params: unsafeCast<z.ZodObject>(params) }),
    ...(query && { query: unsafeCast<z.ZodObject>(query) }),
    ...(takesIdempotencyKey(endpoint) && { headers: z.object({ "Idempotency-Key": IdempotencyKey }) }),
    ...(body && { body: { content: json(body), required: true } }),
    ...(takesFile && {
      body: { content: { "multipart/form-data": { schema: z.object({ file: bytes }) } }, required: true },
    }),
  };
}

const IdempotencyKey = z.string().min(8).max(100).optional().openapi({
  description:
    "A text that is new for each change, such as a UUID. The same key again within 24 hours gets the first answer.",
  example: "6f1f2a52-8a52-4c9b-9d0e-0f7a5e3c1b11",
});

function describeSuccess({ output, status, sends }: Endpoint<never>): Operation["responses"] {
  if (sends) return { 200: { description: "Done.", content: { [sends]: { schema: bytes } } } };
  return output
    ? { [status ?? 200]: { description: "Done.", content: json(output) } }
    : { 204: { description: "Done." } };
}

function describeErrors(endpoint: Endpoint<never>): Operation["responses"] {
  const responses: Operation["responses"] = {};
  for (const [status, codes] of errorsOf(endpoint))
    responses[status] = {
      description: codes.map((code) => `\`${code}\``).join(", "),
      content: json(Problem),
    };
  responses["default"] = { description: "Any other error.", content: json(Problem) };
  return responses;
}
