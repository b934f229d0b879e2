import type { Action, Template } from "../../../api/types.ts";

/** What an action writes to a customer before anything is filled in. */
export function textOf(action: Action, templates: readonly Template[] | undefined): string {
  if (action.kind !== "reply") return "";
  return "text" in action
    ? action.text
    : (templates?.find(({ id }) => id === action.templateId)?.text.text ?? "");
}
