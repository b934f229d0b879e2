import { isJsonObject } from "../../kernel/json.ts";

/** A JSON schema as the description holds it. */
export type JsonSchema = {
  readonly $ref?: string;
  readonly description?: string;
  readonly example?: unknown;
  readonly default?: unknown;
  readonly const?: unknown;
  readonly enum?: readonly unknown[];
  readonly type?: string | readonly string[];
  readonly properties?: Readonly<Record<string, JsonSchema>>;
  readonly required?: readonly string[];
  readonly items?: JsonSchema;
  readonly minimum?: number;
  readonly minItems?: number;
  readonly allOf?: readonly JsonSchema[];
  readonly anyOf?: readonly JsonSchema[];
  readonly oneOf?: readonly JsonSchema[];
};
export type Schemas = Readonly<Record<string, JsonSchema>>;

/** Makes an example of a schema: its own, or one composed of its parts'. A text without an example is worded by its field's name. */
export function exampleFrom(schema: JsonSchema, schemas: Schemas, name = ""): unknown {
  if (schema.example !== undefined) return schema.example;
  if (schema.$ref !== undefined) return exampleFrom(referred(schema.$ref, schemas), schemas, name);
  if (schema.const !== undefined) return schema.const;
  if (schema.enum) return schema.enum[0];
  if (schema.allOf) return mergedFrom(schema.allOf, schemas, name);
  const [first] = schema.anyOf ?? schema.oneOf ?? [];
  if (first) return exampleFrom(first, schemas, name);
  return exampleOfType(schema, schemas, name);
}

const referred = (ref: string, schemas: Schemas): JsonSchema => schemas[ref.split("/").at(-1) ?? ""] ?? {};

const mergedFrom = (parts: readonly JsonSchema[], schemas: Schemas, name: string): unknown =>
  Object.assign(
    {},
    ...parts.map((part) => exampleFrom(part, schemas, name)).filter((part) => isJsonObject(part)),
  );

function exampleOfType(schema: JsonSchema, schemas: Schemas, name: string): unknown {
  const [type] = [schema.type].flat();
  switch (type) {
    case "object":
      return objectFrom(schema, schemas);
    case "array":
      return schema.items && schema.minItems !== 0 ? [exampleFrom(schema.items, schemas, name)] : [];
    case "number":
    case "integer":
      return schema.default ?? schema.minimum ?? 1;
    case "boolean":
      return schema.default ?? false;
    case "string":
      return schema.default ?? WORDS[name] ?? (name.endsWith("At") ? WORDS["at"] : "…");
    default:
      return null;
  }
}

/** What is required, and what has an example of its own. */
const objectFrom = ({ properties = {}, required = [] }: JsonSchema, schemas: Schemas): unknown =>
  Object.fromEntries(
    Object.entries(properties)
      .filter(([name, { example }]) => required.includes(name) || example !== undefined)
      .map(([name, schema]) => [name, exampleFrom(schema, schemas, name)]),
  );

const WORDS: Readonly<Record<string, string>> = {
  id: "01981c3e-7a40-7c5e-9d1b-4f0a2b6c8d10",
  at: "2026-11-30T09:41:00.000Z",
  snoozedUntil: "2026-12-01T08:00:00.000Z",
  name: "Grace Hopper",
  email: "grace@example.com",
  url: "/api/attachments/att_01981c3e7a407c5e9d1b4f0a2b6c8d10/content",
  nextCursor: "MjAyNi0xMS0zMFQwOTo0MTowMC4wMDBa",
};
