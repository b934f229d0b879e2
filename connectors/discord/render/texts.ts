import { splitText, type RichText } from "../../../core/protocol/index.ts";
import { capabilities } from "../capabilities.ts";
import { markdownOf } from "./markdown.ts";

/** Renders a text as messages that are short enough with their markup; a mark across a cut continues after it. */
export function textsOf(rich: RichText): readonly string[] {
  const measure = (chunk: RichText) => markdownOf(chunk).length;
  return splitText(rich, capabilities.text.maxLength, measure).map(markdownOf);
}
