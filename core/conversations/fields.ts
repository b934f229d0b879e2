import { z } from "@hono/zod-openapi";

/**
 * What the simple fields of a conversation are on the wire. A simple field has one column and one value that members set.
 * The list, the API, the stream, the thread and OpenAPI read it here.
 */
export const fieldSchemas = {
  /** How urgent it is, least first. */
  priority: z.enum(["none", "low", "normal", "high", "urgent"]),
};

type FieldName = keyof typeof fieldSchemas;
export type FieldValues = { readonly [Name in FieldName]: z.infer<(typeof fieldSchemas)[Name]> };

/** Where each field is stored in `comm_conversations`, and what the thread calls a change of it. */
const STORED = {
  priority: { column: "priority", event: "prioritised" },
} as const satisfies Record<FieldName, { readonly column: string; readonly event: string }>;

/** A changed field, as its system message keeps it: the field's name leads to the new value. */
export type FieldChange = {
  readonly kind: (typeof STORED)[FieldName]["event"];
  readonly [fact: string]: unknown;
};

/** Selects the fields of the conversation `c` as one column, `fields`, which holds `FieldValues`. */
export const SELECT_FIELDS = `jsonb_build_object(${Object.entries(STORED)
  .map(([name, { column }]) => `'${name}', c.${column}`)
  .join(", ")}) as fields`;

/** Names each field that differs. Pure. */
export function describeFieldChanges(before: FieldValues, after: FieldValues): FieldChange[] {
  const old: Readonly<Record<string, unknown>> = before;
  const current: Readonly<Record<string, unknown>> = after;
  return Object.entries(STORED)
    .filter(([name]) => old[name] !== current[name])
    .map(([name, { event }]) => ({ kind: event, [name]: current[name] }));
}
