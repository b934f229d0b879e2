import type { Action, Template } from "../../api/types.ts";

/** Returns the text of an action before its placeholders are filled in. */
export function textOf(action: Action, templates: readonly Template[] | undefined): string {
  if (action.kind !== "reply") return "";
  return "text" in action
    ? action.text
    : (templates?.find(({ id }) => id === action.templateId)?.text.text ?? "");
}
