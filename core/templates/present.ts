import { z } from "@hono/zod-openapi";
import { RichTextDraftSchema, RichTextSchema } from "../conversations/index.ts";
import { exampleId } from "../kernel/example-id.ts";

const draftExample = {
  shortcut: "sent",
  name: "Parcel sent",
  text: { text: "Hello {{contact.name}}, your parcel left today.", marks: [] },
};
const templateExample = { id: exampleId("tpl"), ...draftExample };

/** A template on the wire. */
export const TemplateSchema = z
  .object({ id: z.string(), shortcut: z.string(), name: z.string(), text: RichTextSchema })
  .openapi("Template", { example: templateExample });

const SHORTCUT = /^[\p{L}\p{N}][\p{L}\p{N}_-]{0,39}$/u;
const shortcut = z
  .string()
  .trim()
  .regex(SHORTCUT, "Use letters, digits, - or _ for the shortcut, without spaces")
  .openapi({ pattern: SHORTCUT.source });
const name = z.string().trim().min(1, "Enter a name").max(120);
const text = RichTextDraftSchema.refine((value) => value.text.trim() !== "", "Enter a message");

/** What a person says of a template. */
export const TemplateDraftSchema = z.object({ shortcut, name, text }).openapi({ example: draftExample });

export const TemplateChangeSchema = TemplateDraftSchema.partial().openapi({
  example: { name: draftExample.name },
});

/** `unknown`: names in the text that nothing is known for; they are still in it. */
export const RenderingSchema = z.object({ text: RichTextSchema, unknown: z.array(z.string()) }).openapi({
  example: { text: { text: "Hello Ada Lovelace, your parcel left today.", marks: [] }, unknown: [] },
});
