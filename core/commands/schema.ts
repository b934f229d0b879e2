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
      text: "It's yours.",
      buttons: [],
      question: null,
    },
  });
