import { z } from "@hono/zod-openapi";
import type { InputOf } from "../access/index.ts";
import { replyExample } from "./examples.ts";
import { ButtonsDraftSchema, ChoicesDraftSchema, RichTextDraftSchema, TemplateUseSchema } from "./schema.ts";

const said = {
  text: RichTextDraftSchema,
  attachmentIds: z.array(z.string()).max(10).optional(),
  replyToId: z.string().optional(),
  buttons: ButtonsDraftSchema.optional(),
  choices: ChoicesDraftSchema.optional(),
  /** `asker`: only whoever wrote the message answered sees it, else whoever pressed or commanded last. */
  audience: z.enum(["everyone", "asker"]).optional(),
  /** For when the channel's window is shut; the text is what it says. */
  template: TemplateUseSchema.optional(),
};

/** What an agent writes. */
export const ReplyDraftSchema = z
  .object({ clientKey: z.string().min(8).max(100), ...said })
  .openapi({ example: replyExample });

/** The same before it is sent. */
export const PreviewDraftSchema = z.object(said);

export type PreviewDraft = InputOf<typeof PreviewDraftSchema>;
export type ReplyDraft = InputOf<typeof ReplyDraftSchema>;
