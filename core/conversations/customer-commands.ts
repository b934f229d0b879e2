import { commandsFor, type Words } from "../access/index.ts";
import { askForMember, letRulesAnswer } from "./hand-over.ts";
import { numberOf, subjectOf } from "./command-subject.ts";
import { reopenConversation, resolveConversation } from "./resolve-conversation.ts";
import type { ConversationView } from "./schema.ts";

const { command, readCommand } = commandsFor<unknown>();

/** In their own conversation, which is the chat itself. */
const OWN = { for: "contact", where: ["direct"], arguments: [] } as const;

const STATUS: Readonly<Record<ConversationView["status"], Words>> = {
  open: { en: "open", de: "offen" },
  pending: { en: "waiting for you", de: "wartet auf Sie" },
  snoozed: { en: "set aside for a while", de: "für eine Weile zurückgestellt" },
  resolved: { en: "closed", de: "geschlossen" },
};

type StatusRow = {
  readonly number: string;
  readonly status: ConversationView["status"];
  readonly name: string | null;
};

/** What customers type in their own conversation. */
export const customerCommands = [
  readCommand({
    ...OWN,
    name: "status",
    summary: { en: "Says how your conversation stands", de: "Sagt, wie es um Ihr Gespräch steht" },
    example: "/status",
    permission: "contact",
    async answer({ tx, chat }) {
      const { rows } = await tx.client.query<StatusRow>(
        `select c.number, c.status, u.name from comm_conversations c left join users u on u.id = c.assignee_id
         where c.organization_id = $1 and c.id = $2`,
        [tx.organizationId, subjectOf({}, chat)],
      );
      const [{ number, status, name } = NOTHING] = rows;
      return {
        text: {
          en: `Your conversation #${number} is ${STATUS[status].en}. ${name === null ? "Nobody has taken it yet." : `${name} takes care of it.`}`,
          de: `Ihr Gespräch #${number}: ${STATUS[status].de}. ${name === null ? "Noch hat es niemand übernommen." : `${name} kümmert sich darum.`}`,
        },
      };
    },
  }),
  command({
    ...OWN,
    name: "close",
    summary: { en: "Closes your conversation", de: "Schließt Ihr Gespräch" },
    example: "/close",
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
    ...OWN,
    name: "reopen",
    summary: { en: "Opens your conversation again", de: "Öffnet Ihr Gespräch wieder" },
    example: "/reopen",
    action: reopenConversation,
    target: (_, chat) => subjectOf({}, chat),
    input: () => undefined,
    answer: async ({ tx, chat }) => {
      const number = await numberOf(tx, subjectOf({}, chat));
      return {
        text: {
          en: `Your conversation ${number} is open again.`,
          de: `Ihr Gespräch ${number} ist wieder offen.`,
        },
      };
    },
  }),
  command({
    ...OWN,
    name: "human",
    aliases: ["person"],
    summary: { en: "Asks for a person", de: "Ruft einen Menschen" },
    example: "/human",
    // What is said behind it stays in the thread, for whoever answers.
    arguments: [
      {
        name: "words",
        kind: "rest",
        optional: true,
        summary: { en: "What it is about", de: "Worum es geht" },
      },
    ],
    action: askForMember,
    target: (_, chat) => subjectOf({}, chat),
    input: () => undefined,
    answer: () => ({
      text: {
        en: "A person will answer you. Automatic answers are off until then; /bot turns them on again.",
        de: "Ein Mensch wird Ihnen antworten. Bis dahin gibt es keine automatischen Antworten; /bot schaltet sie wieder ein.",
      },
    }),
  }),
  command({
    ...OWN,
    name: "bot",
    summary: { en: "Turns automatic answers on again", de: "Schaltet automatische Antworten wieder ein" },
    example: "/bot",
    action: letRulesAnswer,
    target: (_, chat) => subjectOf({}, chat),
    input: () => undefined,
    answer: () => ({
      text: { en: "Automatic answers are on.", de: "Automatische Antworten sind eingeschaltet." },
    }),
  }),
];

const NOTHING: StatusRow = { number: "?", status: "open", name: null };
