import type { JsonSchema, Schemas } from "../describe/example-from.ts";

/** A row of a table of fields. */
export type Field = {
  /** `channel.id` for what lies within. */
  readonly name: string;
  readonly required: boolean;
  /** Words, and the names of schemas. */
  readonly type: readonly TypeWord[];
  readonly description: string;
};

/** A piece of a type's name: plain, or the name of a schema that the page describes elsewhere. */
export type TypeWord = { readonly text: string; readonly schema?: string };

/** As deep as one table goes; what lies deeper is shown by the example. */
const DEPTH = 3;

/** Lists the fields of an object, those within it included, as far as they have no name of their own. */
export function fieldsOf(schema: JsonSchema, schemas: Schemas, prefix = "", depth = DEPTH): readonly Field[] {
  const parts = schema.allOf?.map((part) => resolve(part, schemas)) ?? [schema];
  return parts.flatMap(({ properties = {}, required = [] }) =>
    Object.entries(properties).flatMap(([name, field]) => [
      {
        name: prefix + name,
        required: required.includes(name),
        type: typeOf(field),
        description: field.description ?? "",
      },
      ...(depth > 1
        ? fieldsOf(within(field), schemas, `${prefix}${name}${isList(field) ? "[]." : "."}`, depth - 1)
        : []),
    ]),
  );
}

const resolve = (schema: JsonSchema, schemas: Schemas): JsonSchema =>
  schema.$ref === undefined ? schema : (schemas[nameIn(schema.$ref)] ?? {});

const isList = ({ type }: JsonSchema): boolean => [type].flat().includes("array");
const within = (schema: JsonSchema): JsonSchema => (isList(schema) ? (schema.items ?? {}) : schema);
const nameIn = (ref: string): string => ref.split("/").at(-1) ?? "";

/** Names a schema's type in words: `text or null`, `list of Message`. */
export function typeOf(schema: JsonSchema): readonly TypeWord[] {
  const { $ref, enum: values, items } = schema;
  if ($ref !== undefined) return [{ text: nameIn($ref), schema: nameIn($ref) }];
  if (schema.const !== undefined) return [{ text: JSON.stringify(schema.const) }];
  if (values) return [{ text: values.map((value) => JSON.stringify(value)).join(" or ") }];
  const choices = schema.anyOf ?? schema.oneOf ?? [];
  if (choices.length > 0) return joined(choices.map(typeOf));
  if (isList(schema) && items) return [{ text: "list of " }, ...typeOf(items)];
  return [
    {
      text: [schema.type ?? (schema.allOf ? "object" : "anything")]
        .flat()
        .map((type) => WORDS[type] ?? type)
        .join(" or "),
    },
  ];
}

const joined = (types: readonly (readonly TypeWord[])[]): readonly TypeWord[] =>
  types.flatMap((words, at) => (at === 0 ? words : [{ text: " or " }, ...words]));

const WORDS: Readonly<Record<string, string>> = { string: "text", array: "list", boolean: "true or false" };
