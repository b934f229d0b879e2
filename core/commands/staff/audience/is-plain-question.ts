import { readCall } from "../../call.ts";
import type { Answer, Asked } from "../../run/asked.ts";

/** Whether an answer only asks for an argument, by words and values that every command of that name has. Whom or what may be meant tells something. Pure. */
export function isPlainQuestion(
  { known }: Pick<Asked, "known">,
  { question, choices = [], buttons = [] }: Answer,
): boolean {
  const open = question?.open;
  if (!open || choices.length + buttons.length > 0) return false;
  if (question.choices.length === 0) return true;
  const call = known && readCall(open.call, known);
  return call?.command.arguments.find(({ name }) => name === open.argument)?.kind === "choice";
}
