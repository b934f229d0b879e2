import { commandsFor } from "../../../access/index.ts";
import { CONVERSATION, numberOf, subjectOf } from "../../../conversations/index.ts";
import type { SendDeps } from "../../../deliveries/index.ts";
import { answerAsk } from "./answer-ask.ts";
import { askColleague } from "./ask-colleague.ts";
import { stopAsking } from "./stop-asking.ts";

const { command } = commandsFor<Pick<SendDeps, "deliver">>();

/** What members type to ask a colleague about a conversation that the colleague may not see. */
export const askCommands = [
  command({
    name: "ask",
    for: "member",
    where: ["direct", "staff", "page"],
    summary: {
      en: "Asks a colleague about a conversation; their answer is a note",
      de: "Fragt jemanden im Team zu einem Gespräch; die Antwort wird eine Notiz",
    },
    example: "/ask grace #12",
    arguments: [{ name: "member", kind: "member", summary: { en: "Whom", de: "Wen" } }, CONVERSATION],
    action: askColleague,
    target: subjectOf,
    input: ({ member }) => ({ userId: member.id }),
    answer: async ({ tx, found, values: { member } }) => {
      const number = await numberOf(tx, found.id);
      return {
        text: {
          en: `${member.name} sees the last messages for a day and may answer with a note.`,
          de: `${member.name} sieht einen Tag lang die letzten Nachrichten und kann mit einer Notiz antworten.`,
        },
        buttons: [{ label: { en: "Stop", de: "Beenden" }, command: `/unask ${number}` }],
      };
    },
  }),
  command({
    name: "unask",
    for: "member",
    where: ["direct", "staff", "page"],
    summary: { en: "Ends what you asked about a conversation", de: "Beendet deine Fragen zu einem Gespräch" },
    example: "/unask #12",
    arguments: [CONVERSATION],
    action: stopAsking,
    target: () => "",
    input: (values, chat) => ({ conversationId: subjectOf(values, chat) }),
    answer: () => ({
      text: {
        en: "Nobody answers you there any more.",
        de: "Dort antwortet dir niemand mehr.",
      },
    }),
  }),
  command({
    name: "answer",
    for: "member",
    where: ["direct"],
    summary: {
      en: "Answers what a colleague asked you; a reply to the question does the same",
      de: "Beantwortet, was du gefragt wurdest; eine Antwort auf die Frage tut dasselbe",
    },
    example: "/answer msg_0198a3c2 Paid twice.",
    arguments: [
      { name: "question", kind: "text", summary: { en: "Which question", de: "Welche Frage" } },
      { name: "text", kind: "rest", summary: { en: "What to say", de: "Was zu sagen ist" } },
    ],
    action: answerAsk,
    target: ({ question }) => question,
    input: ({ text }) => ({ text }),
    answer: () => ({
      text: { en: "Noted in the conversation.", de: "Im Gespräch notiert." },
    }),
  }),
];
