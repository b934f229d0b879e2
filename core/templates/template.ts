import type { TemplateId } from "../kernel/ids.ts";
import type { RichText } from "../protocol/index.ts";

/** A canned reply; its text may hold the placeholders of `placeholders.ts`. */
export type Template = {
  readonly id: TemplateId;
  readonly shortcut: string;
  readonly name: string;
  readonly text: RichText;
};
