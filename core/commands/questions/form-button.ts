import type { CommandArgument } from "../../access/index.ts";
import type { Transaction } from "../../database/index.ts";
import type { Button, FormQuestion } from "../../protocol/index.ts";
import { makeButtons } from "../buttons/make-buttons.ts";
import { presserOf } from "../buttons/presser-of.ts";
import { readCall } from "../call.ts";
import type { Answer, Asked } from "../run/asked.ts";
import { QUESTION_LASTS } from "./keep-question.ts";

/** Kinds whose answer is written, not chosen. */
const WRITTEN: ReadonlySet<CommandArgument["kind"]> = new Set(["text", "rest", "email", "date", "duration"]);

/**
 * Makes the button that opens a form for what is asked for, where the platform has forms and the command came by its menu
 * or a press. The form bears the name of the question; its answer is the argument.
 */
export async function formButton(
  tx: Transaction,
  asked: Asked,
  { question }: Answer,
  questionId: string,
): Promise<Button | null> {
  const open = question?.open;
  if (!open || asked.entry === "text" || asked.offered?.forms.support !== "native") return null;
  const argument =
    asked.known &&
    readCall(open.call, asked.known)?.command.arguments.find(({ name }) => name === open.argument);
  if (!argument || !WRITTEN.has(argument.kind)) return null;
  const label = { en: "Write it", de: "Schreiben" };
  const [button] = await makeButtons(tx, asked.chat, [{ label, does: { kind: "call", call: open.call } }], {
    lasts: QUESTION_LASTS,
    presser: presserOf(asked),
    questionId,
  });
  if (!button || !("value" in button)) return null;
  const field: FormQuestion = {
    name: argument.name,
    label: argument.summary[asked.chat.language],
    kind: argument.kind === "rest" ? "text" : "line",
    required: true,
  };
  return { ...button, form: { name: questionId, title: `/${open.call.command}`, fields: [field] } };
}
