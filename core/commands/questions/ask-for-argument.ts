import type { CommandArgument, Words } from "../../access/index.ts";
import type { ConversationId } from "../../kernel/ids.ts";
import { keepCall, withArgument, type Call } from "../call.ts";
import type { Candidate } from "../resolve/candidate.ts";
import type { Unclear } from "../resolve/resolve-arguments.ts";
import type { Answer } from "../run/asked.ts";
import type { Choice } from "./does.ts";

/** Asks for an argument that is missing or could mean several things: by buttons, by number, or said again. Pure. */
export function askForArgument(call: Call, unclear: Unclear, subject: ConversationId | null): Answer {
  const { argument } = unclear;
  const open = { call: keepCall(call, subject), argument: argument.name };
  if (unclear.kind === "missing")
    return { text: question(argument), question: { choices: choicesOf(call, argument, subject), open } };
  const choices = unclear.candidates.map((candidate) => choiceOf(call, argument, subject, candidate));
  const text = wordUnclear(unclear);
  // Where nothing is like it, there is nothing to ask: it may be foreign as well as missing.
  return unclear.kind === "none" && choices.length === 0 ? { text } : { text, question: { choices, open } };
}

/** Some kinds have few values. */
function choicesOf(call: Call, argument: CommandArgument, subject: ConversationId | null): readonly Choice[] {
  const among = argument.kind === "choice" ? (argument.choices ?? []) : [];
  return among.map((value) => ({
    label: { en: value, de: value },
    does: {
      kind: "call",
      call: keepCall(
        withArgument(call, { argument, said: value, value: { kind: "choice", value } }),
        subject,
      ),
    },
  }));
}

const choiceOf = (
  call: Call,
  argument: CommandArgument,
  subject: ConversationId | null,
  { label, said }: Candidate,
): Choice => ({
  label: { en: label, de: label },
  does: { kind: "call", call: keepCall(withArgument(call, { argument, said }), subject) },
});

const question = ({ summary }: CommandArgument): Words => ({ en: `${summary.en}?`, de: `${summary.de}?` });

/** The nouns of what is looked up, with the German word for "no". */
const NOUNS: Readonly<Record<string, Words>> = {
  member: { en: "member", de: "kein Mitglied" },
  contact: { en: "contact", de: "keinen Kontakt" },
  conversation: { en: "conversation", de: "kein Gespräch" },
  channel: { en: "channel", de: "keinen Kanal" },
  team: { en: "team", de: "kein Team" },
  label: { en: "label", de: "kein Label" },
  rule: { en: "rule", de: "keine Regel" },
  role: { en: "role", de: "keine Rolle" },
};

function wordUnclear({
  kind,
  argument,
  said,
  candidates,
}: Exclude<Unclear, { readonly kind: "missing" }>): Words {
  const shown = `“${said.slice(0, 60)}”`;
  const zitiert = `„${said.slice(0, 60)}“`;
  const noun = NOUNS[argument.kind] ?? { en: argument.kind, de: `kein ${argument.kind}` };
  if (kind === "several")
    return { en: `Which one do you mean by ${shown}?`, de: `Was meinst du mit ${zitiert}?` };
  if (kind === "too_many")
    return {
      en: `Many are called like ${shown}. Say more of the name.`,
      de: `Viele heißen wie ${zitiert}. Nenn mehr vom Namen.`,
    };
  const [meant] = candidates;
  return {
    en: `There is no ${noun.en} ${shown}, or you don't see it.${meant ? ` Did you mean ${meant.label}?` : ""}`,
    de: `Es gibt ${noun.de} ${zitiert}, oder du siehst es nicht.${meant ? ` Meintest du ${meant.label}?` : ""}`,
  };
}
