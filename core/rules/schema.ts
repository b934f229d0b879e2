import { z } from "@hono/zod-openapi";
import { errorMessage } from "../kernel/errors.ts";
import { isId } from "../kernel/ids.ts";
import { measureConditions } from "./evaluate/measure-conditions.ts";
import type { Action, Condition } from "./rule.ts";

/** The longest pattern of a rule, so that its automaton stays small. */
const PATTERN_MAX = 500;
const DEPTH_MAX = 6;
const PARTS_MAX = 50;

const idOf = <P extends "lbl" | "tpl" | "usr" | "chn">(prefix: P) =>
  z.templateLiteral([`${prefix}_`, z.string()]).refine((value) => isId(prefix, value), "This id is invalid.");

const words = z
  .array(z.string().trim().min(1, "Words can't be empty.").max(200))
  .min(1, "Enter at least one word.")
  .max(200);

const pattern = z.string().min(1, "Enter a pattern.").max(PATTERN_MAX);

const test = z.discriminatedUnion("kind", [
  z.strictObject({ kind: z.literal("text_contains"), words }),
  z.strictObject({ kind: z.literal("text_matches"), pattern }),
  z.strictObject({
    kind: z.literal("channel"),
    channelIds: z.array(idOf("chn")).min(1, "Choose at least one channel.").max(200),
  }),
  z.strictObject({ kind: z.literal("first_message") }),
  z.strictObject({ kind: z.literal("business_hours"), open: z.boolean() }),
  z.strictObject({ kind: z.literal("in_group"), group: z.boolean() }),
]);

const nested: z.ZodType<Condition> = z.lazy(() =>
  z.union([
    test,
    z.strictObject({ all: z.array(nested).max(PARTS_MAX) }),
    z.strictObject({ any: z.array(nested).max(PARTS_MAX) }),
    z.strictObject({ not: nested }),
  ]),
);

/** Checks the depth before the schema recurses into it. */
const isShallow = (value: unknown, depth = DEPTH_MAX): boolean =>
  depth > 0 ? partsOf(value).every((part) => isShallow(part, depth - 1)) : partsOf(value).length === 0;

function partsOf(value: unknown): readonly unknown[] {
  if (typeof value !== "object" || value === null) return [];
  const parts: readonly unknown[] = Object.values(value);
  return parts
    .flatMap((part): readonly unknown[] => (Array.isArray(part) ? part : [part]))
    .filter((part) => typeof part === "object");
}

/** Describes conditions whose patterns are not read yet, because reading takes time. */
export const unreadConditionSchema = z
  .unknown()
  .refine((value) => isShallow(value), `Conditions can be nested at most ${DEPTH_MAX} levels deep.`)
  .pipe(nested);

/** Describes conditions as the API stores them. */
export const conditionSchema = unreadConditionSchema.superRefine((value, context) => {
  try {
    measureConditions(value);
  } catch (error) {
    context.addIssue({ code: "custom", message: errorMessage(error) });
  }
});

/** Describes an action as the API accepts it. */
export const actionSchema: z.ZodType<Action> = z.union([
  z.strictObject({ kind: z.literal("reply"), templateId: idOf("tpl") }),
  z.strictObject({
    kind: z.literal("reply"),
    text: z.string().trim().min(1, "Enter a message.").max(4000),
  }),
  z.strictObject({ kind: z.literal("label"), labelId: idOf("lbl") }),
  z.strictObject({ kind: z.literal("assign"), userId: idOf("usr") }),
]);
