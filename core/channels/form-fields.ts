import { z } from "zod";
import type { Json } from "../kernel/json.ts";

/** A field of a set-up form. A secret has no `default`, because it is generated when the channel is created. */
export type FormField = {
  readonly name: string;
  readonly title: string;
  readonly description?: string;
  readonly placeholder?: string;
  readonly secret: boolean;
  /** It is the address of the secrets: when it changes, they must be entered again. */
  readonly bindsSecrets?: true;
  readonly required: boolean;
  readonly type: "text" | "boolean" | "number" | "list";
  /** A text of several lines, such as a key file. */
  readonly multiline?: true;
  /** Nobody enters it: connecting fills it in. It is never shown. */
  readonly hidden?: true;
  /** Shown only while another field has a value: this one, or any where `equals` is absent. */
  readonly when?: { readonly field: string; readonly equals?: string | number | boolean | undefined };
  /** The only accepted values. */
  readonly options?: readonly string[];
  readonly default?: Json;
};

const described = z.object({
  properties: z
    .record(
      z.string(),
      z.looseObject({
        type: z.string().optional(),
        title: z.string().optional(),
        description: z.string().optional(),
        placeholder: z.string().optional(),
        secret: z.boolean().optional(),
        bindsSecrets: z.literal(true).optional(),
        multiline: z.literal(true).optional(),
        hidden: z.literal(true).optional(),
        when: z
          .object({ field: z.string(), equals: z.union([z.string(), z.number(), z.boolean()]).optional() })
          .optional(),
        enum: z.array(z.string()).optional(),
        default: z.json().optional(),
      }),
    )
    .default({}),
  required: z.array(z.string()).default([]),
});

/** Converts a connector's schema to the fields of a form, the hidden ones among them. */
export function formFields(schema: z.ZodType): FormField[] {
  const { properties, required } = described.parse(
    z.toJSONSchema(schema, { io: "input", unrepresentable: "any" }),
  );
  return Object.entries(properties).map(([name, property]) =>
    toField(name, property, required.includes(name)),
  );
}

type Property = z.infer<typeof described>["properties"][string];

function toField(
  name: string,
  {
    title = name,
    description,
    placeholder,
    secret = false,
    bindsSecrets,
    multiline,
    hidden,
    when,
    type,
    enum: options,
    default: preset,
  }: Property,
  required: boolean,
): FormField {
  return {
    name,
    title,
    secret,
    required,
    type: TYPES[type ?? ""] ?? "text",
    ...(description !== undefined && { description }),
    ...(placeholder !== undefined && { placeholder }),
    ...(bindsSecrets && { bindsSecrets }),
    ...(multiline && { multiline }),
    ...(hidden && { hidden }),
    ...(when && { when }),
    ...(options !== undefined && { options }),
    ...(preset !== undefined && !secret && { default: preset }),
  };
}

const TYPES: Readonly<Record<string, FormField["type"]>> = {
  boolean: "boolean",
  number: "number",
  integer: "number",
  array: "list",
};
