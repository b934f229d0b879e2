import { OpenAPIRegistry, OpenApiGeneratorV31 } from "@asteasolutions/zod-to-openapi";
import type { Endpoint } from "../access/index.ts";
import type { ApiDescription } from "./describe/api-description.ts";
import { addExamples } from "./describe/add-examples.ts";
import { describeOperation } from "./describe/operation.ts";
import { describeTag, tagOf } from "./describe/tags.ts";
import { securitySchemes } from "./describe/security-of.ts";

/** Describes the API as OpenAPI 3.1, by the very schemas that check requests and shape answers. */
export function describeApi(endpoints: readonly Endpoint<never>[], publicUrl: string): ApiDescription {
  const registry = new OpenAPIRegistry();
  for (const [name, scheme] of Object.entries(securitySchemes(publicUrl)))
    registry.registerComponent("securitySchemes", name, scheme);
  for (const endpoint of endpoints) registry.registerPath(describeOperation(endpoint));
  return addExamples(
    new OpenApiGeneratorV31(registry.definitions).generateDocument({
      openapi: "3.1.0",
      info: {
        title: "Parley",
        version: "1",
        description: INTRODUCTION,
        license: { name: "MIT", identifier: "MIT" },
      },
      // The origin alone: the paths begin with /api.
      servers: [{ url: new URL(publicUrl).origin, description: "This hub" }],
      tags: tagsOf(endpoints),
    }),
  );
}

const INTRODUCTION = `Everything the inbox does, it does through this API. \`/api/docs\` explains how to sign in, page through lists and write once.

Every answer that is not a success is \`{ code, message, facts }\`: \`code\` for programs, \`message\` for people. \`RateLimit-Limit\`, \`RateLimit-Remaining\` and \`RateLimit-Reset\` say how many requests are left in how many seconds; beyond, the answer is 429 with \`Retry-After\`.

Two groups of addresses are not described here, because no API client calls them: \`/hooks/…\`, where platforms deliver in their own words, and \`/widget/…\`, with which the website chat talks. \`/api/docs\` lists them.`;

const tagsOf = (endpoints: readonly Endpoint<never>[]) =>
  [...new Set(endpoints.map(tagOf))].toSorted().map((name) => ({ name, description: describeTag(name) }));
