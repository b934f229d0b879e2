import { commandsFor } from "../access/index.ts";
import { invalid } from "../kernel/errors.ts";
import { assignConversation } from "./assign-conversation.ts";
import { resolveConversation } from "./resolve-conversation.ts";

const { command } = commandsFor<unknown>();

/** The conversation that was named, else the one that the chat is about. */
function subjectOf(
  { conversation }: { readonly conversation?: { readonly id: string } | undefined },
  { subject }: { readonly subject: string | null },
): string {
  const id = conversation?.id ?? subject;
  if (id === null) throw invalid("conversation_unsaid", "Say which conversation: #12, for example.");
  return id;
}

const CONVERSATION = {
  name: "conversation",
  kind: "conversation",
  summary: { en: "Which conversation, such as #12", de: "Welches Gespräch, etwa #12" },
  optional: true,
} as const;

/** What people type to work in conversations. */
export const conversationCommands = [
  command({
    name: "close",
    for: "contact",
    where: ["direct"],
    summary: { en: "Closes your conversation", de: "Schließt Ihr Gespräch" },
    example: "/close",
    arguments: [],
    action: resolveConversation,
    target: (_, chat) => subjectOf({}, chat),
    input: () => undefined,
    answer: () => ({
      text: {
        en: "Your conversation is closed. Write again at any time.",
        de: "Ihr Gespräch ist geschlossen. Schreiben Sie jederzeit wieder.",
      },
    }),
  }),
  command({
    name: "claim",
    for: "member",
    where: ["direct", "group", "staff", "page"],
    summary: { en: "Puts you in charge", de: "Übernimmt das Gespräch" },
    example: "/claim #12",
    arguments: [CONVERSATION],
    action: assignConversation,
    target: subjectOf,
    input: (_values, _chat, actor) => ({ userId: actor.kind === "member" ? actor.userId : null }),
    answer: () => ({
      public: true,
      text: { en: "It's yours.", de: "Es gehört Ihnen." },
    }),
  }),
];
