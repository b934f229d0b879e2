import { inOrganization, type Transaction } from "../../database/index.ts";
import { plain, type RichText } from "../../protocol/index.ts";
import { readCall, withArgument } from "../call.ts";
import type { CommandDeps } from "../deps.ts";
import { looksLikeCommand, parseCommand } from "../parse/index.ts";
import { carryOut } from "../questions/carry-out.ts";
import type { Does } from "../questions/does.ts";
import { readQuestion, type OpenQuestion } from "../questions/keep-question.ts";
import { typedIn } from "../run/give-text.ts";
import { overLimit } from "../run/limits.ts";
import { pursueCall } from "../run/pursue-call.ts";
import { answerUse } from "../run/run-command.ts";
import type { Asked } from "../run/asked.ts";
import { askedInChat } from "./asked-in-chat.ts";
import type { ChatMessage } from "./chat-message.ts";
import { parseHeard } from "./give-command.ts";
import { hintFiles } from "./hint-files.ts";
import type { Hears } from "./heard.ts";

/** An answer to the question that is open to this very account: its number, its label, a form, or what is asked for in words. Anything else is an ordinary message. */
export const answerDialogue: Hears = async (deps, heard) => {
  const { message, speaker } = heard;
  if (message.press !== null || message.native || !speaker.identity) return false;
  const seat = { conversationId: message.conversationId, identity: speaker.identity };
  const read = (tx: Transaction) => readQuestion(tx, seat);
  const question = await inOrganization(deps.database, message.organizationId, read);
  if (!question || isReplyElsewhere(message, question)) return false;
  const text = answerOf(message, question);
  const chosen = text === null ? null : chosenBy(question, text.text);
  if (text === null || (!chosen && !question.open)) return false;
  const asked = await askedInChat(deps, heard, "text");
  // A new command ends the question; what only looks like one is no member's answer.
  if (message.form === null) {
    if (speaker.actor.kind === "member" && looksLikeCommand(text.text)) return false;
    if ((await parseHeard(deps, asked, heard)).kind !== "message") return false;
  }
  if (await hintFiles(deps, heard, asked)) return true;
  if (await overLimit(deps, asked, "answer")) return true;
  if (chosen) await carryOut(deps, asked, chosen);
  else await takeAnswer(deps, asked, question, text);
  return true;
};

/** Who answers another message, as a member does the card of a customer, does not answer the question. */
const isReplyElsewhere = ({ replyToId, form }: ChatMessage, { messageId }: OpenQuestion): boolean =>
  replyToId !== null && form === null && messageId !== undefined && replyToId !== messageId;

/** A form that bears the question's name brings its answer; any other form is none. */
function answerOf({ form, text }: ChatMessage, { id }: OpenQuestion): RichText | null {
  if (form === null) return text;
  return form.name === id ? plain(form.answers[0]?.value ?? "") : null;
}

function chosenBy({ choices = [], numbered }: OpenQuestion, said: string): Does | null {
  const wanted = said.trim().toLowerCase();
  const byNumber =
    numbered && /^\d{1,2}[.)]?$/u.test(wanted) ? choices[Number.parseInt(wanted, 10) - 1] : undefined;
  return (byNumber ?? choices.find(({ label }) => label.toLowerCase() === wanted))?.does ?? null;
}

/** Reads what was said as the argument that was asked for. What cannot be read is asked again. */
async function takeAnswer(
  deps: CommandDeps,
  asked: Asked,
  question: OpenQuestion,
  said: RichText,
): Promise<void> {
  const { open } = question;
  const call = open && readCall(open.call, deps.commands);
  const argument = call?.command.arguments.find(({ name }) => name === open?.argument);
  if (!call || !argument || !open) return;
  const here: Asked = { ...asked, chat: { ...asked.chat, subject: open.call.subject ?? asked.chat.subject } };
  const mention = said.marks.find(
    (mark) => mark.kind === "mention" && mark.start === said.text.search(/\S/u),
  );
  const name = said.text.trim();
  const value =
    mention && "identity" in mention ? { identity: mention.identity, name: name.replace(/^@/u, "") } : name;
  const parsed = parseCommand(
    typedIn(here, plain(`/${call.command.name}`), { options: { [argument.name]: value } }),
    deps.commands,
  );
  const given =
    parsed.kind === "call" ? parsed.given.find((one) => one.argument.name === argument.name) : undefined;
  if (given) {
    await pursueCall(deps, here, withArgument(call, given));
    return;
  }
  const words = parsed.kind === "error" ? parsed.words : argument.summary;
  await answerUse(
    deps,
    { ...here, known: deps.commands },
    {
      command: call.command.name,
      outcome: "asked",
      reason: parsed.kind === "error" ? parsed.code : "argument_missing",
    },
    { text: words, question: { choices: [], open } },
  );
}
