import { z } from "@hono/zod-openapi";
import { actionSchema, conditionSchema } from "./schema.ts";
import type { KnownRule } from "./queries.ts";
import { REFERENCE_KINDS } from "./references.ts";
import { ruleDraftExample, ruleExample } from "./examples.ts";

/** Describes a rule on the wire. Conditions and actions leave as they were stored, which `schema.ts` has checked. */
export const RuleSchema = z
  .object({
    id: z.string(),
    name: z.string(),
    enabled: z.boolean(),
    position: z.number(),
    trigger: z.object({ kind: z.literal("message_received") }),
    conditions: z.looseObject({}),
    actions: z.array(z.looseObject({ kind: z.string() })),
    stop: z.boolean(),
    cooldownSeconds: z.number(),
    runs24h: z.number(),
    version: z.string(),
    missing: z
      .array(z.enum(REFERENCE_KINDS))
      .openapi({ description: "Kinds of what the rule names and what is not there any more." }),
    skipped: z.string().nullable().openapi({
      description:
        "Why the rule is on and yet not asked: what it looks for would take too long. Null when it is asked.",
    }),
  })
  .openapi("Rule", { example: ruleExample });

const DAY_SECONDS = 86_400;

/** Describes what a member enters for a rule. */
export const RuleDraftSchema = z
  .object({
    name: z.string().trim().min(1, "Enter a name.").max(120),
    enabled: z.boolean().default(true),
    trigger: z.object({ kind: z.literal("message_received") }).optional(),
    conditions: conditionSchema,
    actions: z.array(actionSchema).min(1, "Add at least one action.").max(10),
    stop: z.boolean().default(false),
    cooldownSeconds: z
      .int()
      .min(0)
      .max(30 * DAY_SECONDS)
      .default(0),
  })
  .openapi({ example: ruleDraftExample });

/** Has no defaults: an absent field stays unchanged. */
export const RuleChangeSchema = z
  .object({
    name: RuleDraftSchema.shape.name.optional(),
    enabled: z.boolean().optional(),
    conditions: conditionSchema.optional(),
    actions: RuleDraftSchema.shape.actions.optional(),
    stop: z.boolean().optional(),
    cooldownSeconds: z
      .int()
      .min(0)
      .max(30 * DAY_SECONDS)
      .optional(),
    version: z.string().max(64).optional().openapi({
      description:
        "The version the change was made of: refused with rule_changed when the rule is another by now.",
    }),
  })
  .openapi({ example: { enabled: false, version: ruleExample.version } });

export const TrialSchema = z
  .object({
    matches: z.boolean(),
    actions: RuleSchema.shape.actions,
    why: z.array(z.string()),
  })
  .openapi({
    example: { matches: true, actions: ruleExample.actions, why: ["The text contains “parcel”."] },
  });

/** Presents a rule for the API. */
export const presentRule = ({
  id,
  name,
  enabled,
  position,
  trigger,
  conditions,
  actions,
  stop,
  cooldownSeconds,
  runs24h,
  version,
  missing,
  skipped,
}: KnownRule) => ({
  id,
  name,
  enabled,
  position,
  trigger,
  conditions,
  actions,
  stop,
  cooldownSeconds,
  runs24h,
  version,
  missing,
  skipped,
});
