import type { Transaction } from "../../database/index.ts";
import { cutText } from "../../kernel/cut-text.ts";
import { newId } from "../../kernel/ids.ts";
import type { Button } from "../../protocol/index.ts";
import { presserOf } from "../buttons/presser-of.ts";
import { makeButtons, type ButtonTerms } from "../buttons/make-buttons.ts";
import { formButton } from "../questions/form-button.ts";
import type { Choice } from "../questions/does.ts";
import { keepQuestion, QUESTION_LASTS } from "../questions/keep-question.ts";
import { UNDO_LASTS } from "../undo/offer-undo.ts";
import { seatOf, type Answer, type Asked, type Offered } from "./asked.ts";

type Rows = readonly (readonly Button[])[];

/** What a chat shows of an answer. */
export type Shown = { readonly text: string; readonly buttons: Rows };

/** Shows an answer with buttons where the platform has them, else with numbers to type. The question in it waits from here on. */
export async function showAnswer(tx: Transaction, asked: Asked, answer: Answer): Promise<Shown> {
  const { chat } = asked;
  const text = answer.text[chat.language];
  const choices = choicesOf(asked, answer);
  const questionId = answer.question || choices.length > 0 ? newId("cmd") : undefined;
  const pressable = fits(asked.offered, choices.length);
  await keep(tx, asked, answer, { choices, questionId, numbered: !pressable });
  if (!pressable)
    return { text: [text, ...numbered(choices, asked), ...aside(answer, asked)].join("\n"), buttons: [] };
  const asks = answer.question !== undefined;
  const terms: ButtonTerms = {
    presser: answer.public && !asks ? null : presserOf(asked),
    lasts: asks ? QUESTION_LASTS : "1 day",
    ...(asks && questionId && { questionId }),
  };
  const made = await makeButtons(tx, chat, choices, terms);
  const offered = await makeButtons(tx, chat, answer.offer ? [answer.offer] : [], {
    presser: presserOf(asked),
    lasts: UNDO_LASTS,
  });
  const form = questionId && (await formButton(tx, asked, answer, questionId));
  const link = answer.link ? [{ label: answer.link.label[chat.language], url: answer.link.url }] : [];
  return { text, buttons: inRows([...made, ...(form ? [form] : []), ...offered, ...link], asked.offered) };
}

/** Its own commands to press come as choices too, and end no question. */
const choicesOf = ({ chat }: Asked, { buttons = [], question, choices = [] }: Answer): readonly Choice[] => [
  ...(question?.choices ?? []),
  ...choices,
  ...buttons.map(({ label, command }): Choice => ({
    label,
    does: { kind: "type", command, subject: chat.subject },
  })),
];

async function keep(
  tx: Transaction,
  asked: Asked,
  { question }: Answer,
  {
    choices,
    questionId,
    numbered: byNumber,
  }: {
    readonly choices: readonly Choice[];
    readonly questionId: string | undefined;
    readonly numbered: boolean;
  },
): Promise<void> {
  const seat = seatOf(asked);
  if (!seat || questionId === undefined || (!question && !byNumber)) return;
  await keepQuestion(tx, seat, {
    id: questionId,
    numbered: byNumber,
    choices: choices.map(({ label, does }) => ({ label: label[asked.chat.language], does })),
    open: question?.open ?? null,
  });
}

/** Absent: nothing is known of the platform, and a connector that has no buttons leaves them out. */
function fits(offered: Offered | undefined, count: number): boolean {
  if (!offered) return true;
  const { support, maxRows, maxPerRow } = offered.buttons;
  return support === "native" && count <= maxRows * maxPerRow;
}

const numbered = (choices: readonly Choice[], { chat }: Asked): readonly string[] => {
  const labels = choices.map(({ label }, index) => `${index + 1} ${label[chat.language]}`);
  return labels.length > 0 && labels.join("  ").length <= 40 ? [labels.join("  ")] : labels;
};

/** What a button would do, in words. */
const aside = ({ offer, link }: Answer, { chat }: Asked): readonly string[] => [
  ...(offer
    ? [
        chat.language === "de"
          ? "/undo nimmt es 30 Sekunden lang zurück."
          : "/undo takes it back within 30 seconds.",
      ]
    : []),
  ...(link ? [link.url] : []),
];

/** One below the other, unless they are few and short, or there is no room. */
function inRows(buttons: readonly Button[], offered: Offered | undefined): Rows {
  const { maxRows, maxPerRow, labelMax } = offered?.buttons ?? { maxRows: 8, maxPerRow: 3, labelMax: 64 };
  const cut = buttons.map((button) => ({ ...button, label: cutText(button.label, labelMax) }));
  const short = cut.length <= 3 && cut.every(({ label }) => label.length <= 12);
  const perRow = Math.min(maxPerRow, Math.max(short ? cut.length : 1, Math.ceil(cut.length / maxRows)));
  const rows: Button[][] = [];
  for (let at = 0; at < cut.length; at += Math.max(1, perRow))
    rows.push(cut.slice(at, at + Math.max(1, perRow)));
  return rows;
}
