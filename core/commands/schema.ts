import { z } from "@hono/zod-openapi";
import { exampleId } from "../kernel/example-id.ts";

const PLACES = ["direct", "group", "staff", "page"] as const;
const WordsSchema = z.object({ en: z.string(), de: z.string() });

const claimExample = {
  name: "claim",
  aliases: [],
  usage: "/claim [conversation]",
  summary: { en: "Puts you in charge", de: "Übernimmt das Gespräch" },
  example: "/claim #12",
  where: ["direct", "staff", "page"] as const,
  arguments: [
    {
      name: "conversation",
      kind: "conversation",
      summary: { en: "Which conversation, such as #12", de: "Welches Gespräch, etwa #12" },
      optional: true,
      option: false,
      choices: [],
    },
  ],
};

export const CommandArgumentSchema = z.object({
  name: z.string(),
  kind: z.string().openapi({
    description: "What it is looked up as: `member`, `conversation`, `duration`, `choice`, `rest` and so on.",
  }),
  summary: WordsSchema,
  optional: z.boolean(),
  option: z.boolean().openapi({ description: "Given as `--name value` only." }),
  choices: z.array(z.string()),
});

/** A command on the wire. */
export const CommandSchema = z
  .object({
    name: z.string(),
    aliases: z.array(z.string()),
    usage: z.string(),
    summary: WordsSchema,
    example: z.string(),
    where: z.array(z.enum(PLACES)),
    arguments: z.array(CommandArgumentSchema),
  })
  .openapi("Command", { example: claimExample });

/** A line with a command. */
export const LineSchema = z
  .object({
    line: z.string().trim().min(1, "Type a command").max(4000),
    conversationId: z.string().optional().openapi({
      description: "What the line is about where it names no conversation.",
    }),
    language: z.enum(["en", "de"]).default("en"),
  })
  .openapi({ example: { line: "/claim", conversationId: exampleId("cnv"), language: "en" } });

const ButtonSchema = z.object({
  label: z.string(),
  line: z.string().openapi({ description: "Send this as the next line." }),
});

/** What came of a line. */
export const GivenSchema = z
  .object({
    command: z.string(),
    outcome: z.enum(["done", "asked", "refused", "failed", "undone"]).openapi({
      description:
        "`asked`: it waits for what `question` or `buttons` say. `refused`: you may not, and nothing was done. `failed`: it was not understood.",
    }),
    reason: z
      .string()
      .nullable()
      .openapi({ description: "The code of a refusal or of what was not understood." }),
    text: z.string(),
    buttons: z.array(ButtonSchema),
    question: CommandArgumentSchema.nullable().openapi({
      description: "The argument that is missing. Send the line again with it, or a button's line.",
    }),
  })
  .openapi("GivenCommand", {
    example: {
      command: "claim",
      outcome: "done",
      reason: null,
      text: "Ada takes care of #12.",
      buttons: [],
      question: null,
    },
  });

const RiskSchema = z.enum(["confirm", "approve", "page"]).nullable().openapi({
  description: "What is asked before it is done: a confirmation, a second member, or to do it on the pages.",
});

/** A command on the page of commands. */
export const OverviewSchema = CommandSchema.extend({
  audience: z.enum(["contact", "member"]),
  permission: z
    .string()
    .nullable()
    .openapi({ description: "What it takes; null where every member or customer may." }),
  roles: z.array(z.string()).openapi({ description: "The roles that hold it. Customers are no role." }),
  risk: RiskSchema,
  uses30d: z.int(),
}).openapi("CommandOverview", {
  example: {
    ...claimExample,
    audience: "member",
    permission: "conversation.assign",
    roles: ["owner", "agent"],
    risk: null,
    uses30d: 12,
  },
});

/** A line that is only tried. */
export const TrialSchema = z
  .object({
    line: z.string().trim().min(1, "Type a command").max(4000),
    audience: z.enum(["contact", "member"]),
    role: z.string().max(120).default("agent").openapi({ description: "A built-in role, for members." }),
    place: z.enum(PLACES),
    conversation: z
      .int()
      .positive()
      .optional()
      .openapi({ description: "The number of the one that the chat is about." }),
    language: z.enum(["en", "de"]).default("en"),
  })
  .openapi({
    example: { line: "/claim #12", audience: "member", role: "agent", place: "staff", language: "en" },
  });

/** What it would come to. */
export const TriedSchema = z
  .object({
    outcome: z.enum(["would_do", "asked", "refused", "failed", "message"]).openapi({
      description: "`message`: it is no command, and would be a message like any other.",
    }),
    command: z.string().nullable(),
    does: z.string().nullable().openapi({ description: "What the command's action does." }),
    risk: RiskSchema,
    reason: z.string().nullable(),
    text: z
      .string()
      .nullable()
      .openapi({ description: "What would be answered; null where that is not known." }),
  })
  .openapi("TriedCommand", {
    example: {
      outcome: "would_do",
      command: "claim",
      does: "Assign",
      risk: null,
      reason: null,
      text: "Ada takes care of #12.",
    },
  });
