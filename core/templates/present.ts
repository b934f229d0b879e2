import { z } from "@hono/zod-openapi";
import { RichTextDraftSchema, RichTextSchema } from "../conversations/index.ts";

/** A template on the wire. */
export const TemplateSchema = z
  .object({ id: z.string(), shortcut: z.string(), name: z.string(), text: RichTextSchema })
  .openapi("Template");

const shortcut = z
  .string()
  .trim()
  .regex(
    /^[\p{L}\p{N}][\p{L}\p{N}_-]{0,39}$/u,
    "A shortcut is one word of letters, digits, - or _, without the slash",
  );
const name = z.string().trim().min(1, "Give the template a name").max(120);
const text = RichTextDraftSchema.refine((value) => value.text.trim() !== "", "A template must say something");

/** What a person says of a template. */
export const TemplateDraftSchema = z.object({ shortcut, name, text });

export const TemplateChangeSchema = TemplateDraftSchema.partial();

/** `unknown`: names in the text that nothing is known for; they are still in it. */
export const RenderingSchema = z.object({ text: RichTextSchema, unknown: z.array(z.string()) });
