import { z } from "@hono/zod-openapi";
import { exampleId } from "../../kernel/example-id.ts";
import { isId } from "../../kernel/ids.ts";

/** What a customer can say, and whom it tells nothing of others. */
export const KINDS_FOR_CONTACTS = ["text", "rest", "choice", "duration", "date", "email"] as const;
const KINDS = [
  ...KINDS_FOR_CONTACTS,
  "member",
  "contact",
  "conversation",
  "channel",
  "team",
  "label",
  "rule",
  "role",
  "priority",
  "permission",
] as const;
const PLACES = ["direct", "group", "staff", "page"] as const;

const NAME = /^[a-z][a-z0-9_]{0,31}$/;
const ARGUMENT = /^[a-z][a-z-]{0,31}$/;

const name = z
  .string()
  .trim()
  .regex(NAME, "Use lower case letters, digits and _, beginning with a letter, without the slash")
  .openapi({ pattern: NAME.source });
const idOf = <P extends "tpl" | "rul">(prefix: P) =>
  z.templateLiteral([`${prefix}_`, z.string()]).refine((value) => isId(prefix, value), "This id is invalid.");

const argument = z
  .strictObject({
    name: z
      .string()
      .regex(ARGUMENT, "Use lower case letters and hyphens")
      .openapi({ pattern: ARGUMENT.source }),
    kind: z.enum(KINDS),
    summary: z.string().trim().min(1, "Say what to give").max(200),
    optional: z.literal(true).optional(),
    option: z.literal(true).optional(),
    choices: z.array(z.string().trim().min(1).max(60)).min(1).max(25).optional(),
  })
  .refine(
    ({ kind, choices }) => (kind === "choice") === (choices !== undefined),
    "A choice needs its choices",
  );

const answers = z.discriminatedUnion("kind", [
  z.strictObject({ kind: z.literal("text"), text: z.string().trim().min(1, "Enter a message").max(4000) }),
  z.strictObject({ kind: z.literal("template"), templateId: idOf("tpl") }),
  z.strictObject({ kind: z.literal("rule"), ruleId: idOf("rul") }),
  z.strictObject({
    kind: z.literal("webhook"),
    url: z
      .url({ protocol: /^https?$/, error: "Enter a web address, such as https://example.com/hook" })
      .max(2000),
    fallback: z.string().trim().min(1, "Enter what to say when there is no answer").max(2000),
  }),
]);

const draftExample = {
  name: "hours",
  aliases: [],
  description: "Says when we are open",
  audience: "contact" as const,
  where: ["direct" as const],
  arguments: [],
  answers: { kind: "text" as const, text: "We are open from 9 to 17." },
  enabled: true,
};

/** What a member says of a command. */
export const CustomDraftSchema = z
  .object({
    name,
    aliases: z.array(name).max(5),
    description: z.string().trim().min(1, "Say what it does").max(100),
    audience: z.enum(["contact", "member"]),
    where: z.array(z.enum(PLACES)).min(1, "Choose at least one place"),
    arguments: z.array(argument).max(8),
    answers,
    enabled: z.boolean(),
  })
  .openapi({ example: draftExample });

export const CustomChangeSchema = CustomDraftSchema.partial().openapi({ example: { enabled: false } });

/** A command of an organization's own on the wire. */
export const CustomCommandSchema = CustomDraftSchema.extend({
  id: z.string(),
  changedBy: z.object({ id: z.string(), name: z.string() }).nullable(),
  changedAt: z.string(),
  secret: z.string().nullable().openapi({
    description: "Signs requests to the webhook after standardwebhooks.com. Shown once, when it is made.",
  }),
}).openapi("CustomCommand", {
  example: {
    ...draftExample,
    id: exampleId("cmd"),
    changedBy: { id: exampleId("usr"), name: "Ada Lovelace" },
    changedAt: "2026-11-21T10:00:00Z",
    secret: null,
  },
});
