import { z } from "@hono/zod-openapi";
import type { LabelId } from "../../kernel/ids.ts";

/** The colours a label may have; pages give them their shade. */
export const COLOURS = [
  "blue",
  "green",
  "orange",
  "purple",
  "red",
  "teal",
  "yellow",
  "pink",
  "grey",
] as const;

/** What a conversation can be marked as being about; its name is unique whatever its case. */
export type Label = { readonly id: LabelId; readonly name: string; readonly colour: string };

const name = z.string().trim().min(1, "Enter a name").max(40);
const colour = z.enum(COLOURS);

/** What a person says of a label. */
export const LabelDraftSchema = z
  .object({ name, colour: colour.default("grey") })
  .openapi({ example: { name: "Shipping", colour: "blue" } });

/** What is named changes, the rest stays. */
export const LabelChangeSchema = z
  .object({ name: name.optional(), colour: colour.optional() })
  .openapi({ example: { colour: "teal" } });
