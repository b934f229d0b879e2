import type { OpenApiGeneratorV31 } from "@asteasolutions/zod-to-openapi";

/** The API as OpenAPI 3.1. */
export type ApiDescription = ReturnType<OpenApiGeneratorV31["generateDocument"]>;
