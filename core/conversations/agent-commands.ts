import { commandsFor, type CommandArgument, type Words } from "../access/index.ts";
import type { SendDeps } from "../deliveries/index.ts";
import { newId } from "../kernel/ids.ts";
import { plain } from "../protocol/index.ts";
import { addNote } from "./add-note.ts";
import { assignConversation } from "./assign-conversation.ts";
import { CONVERSATION, numberOf, subjectOf } from "./command-subject.ts";
import { addLabel } from "./label-conversation.ts";
import { reopenConversation, resolveConversation } from "./resolve-conversation.ts";
import { sendByCommand } from "./send-by-command.ts";
import { setPriority } from "./set-priority.ts";
import { snoozeConversation } from "./snooze-conversation.ts";

const { command } = commandsFor<SendDeps>();

/** Wherever members act. */
const MEMBERS = { for: "member", where: ["direct", "group", "staff", "page"] } as const;

const SAID = {
  name: "text",
  kind: "rest",
  summary: { en: "What to say", de: "Was zu sagen ist" },
} as const satisfies CommandArgument;

/** A key that makes a repeated request the same message; a command is handled once by itself. */
const newKey = () => `command-${newId("msg")}`;

/** An answer with the conversation's number. Everybody in a chat of members may see what was done. */
const done =
  (word: (number: string) => Words) =>
  async ({
    tx,
    found,
  }: {
    readonly tx: Parameters<typeof numberOf>[0];
    readonly found: { readonly id: string };
  }) => ({
    public: true as const,
    text: word(await numberOf(tx, found.id)),
  });

/** What members type to work in conversations. */
export const agentCommands = [
  command({
    ...MEMBERS,
    name: "claim",
    summary: { en: "Puts you in charge", de: "Übernimmt ein Gespräch" },
    example: "/claim #12",
    arguments: [CONVERSATION],
    action: assignConversation,
    target: subjectOf,
    input: (_values, _chat, actor) => ({ userId: actor.kind === "member" ? actor.userId : null }),
    answer: async ({ tx, found, actor }) => {
      const number = await numberOf(tx, found.id);
      return {
        public: true,
        text: {
          en: `${actor.name} takes care of ${number}.`,
          de: `${actor.name} kümmert sich um ${number}.`,
        },
      };
    },
  }),
  command({
    ...MEMBERS,
    name: "assign",
    summary: { en: "Puts somebody in charge", de: "Überträgt ein Gespräch" },
    example: "/assign #12 ada",
    arguments: [
      CONVERSATION,
      {
        name: "member",
        kind: "member",
        summary: {
          en: "Who takes it; nobody where it is left out",
          de: "Wer es übernimmt; ohne Angabe niemand",
        },
        optional: true,
      },
    ],
    action: assignConversation,
    target: subjectOf,
    input: ({ member }) => ({ userId: member?.id ?? null }),
    answer: async ({ tx, found, values: { member } }) => {
      const number = await numberOf(tx, found.id);
      return {
        public: true,
        text: member
          ? { en: `${member.name} takes care of ${number}.`, de: `${member.name} kümmert sich um ${number}.` }
          : { en: `Nobody is in charge of ${number}.`, de: `Niemand ist für ${number} zuständig.` },
      };
    },
  }),
  command({
    ...MEMBERS,
    name: "reply",
    summary: { en: "Writes to the customer", de: "Schreibt dem Kunden" },
    example: "/reply #12 It is on its way.",
    arguments: [CONVERSATION, SAID],
    action: sendByCommand,
    target: subjectOf,
    input: ({ text }) => ({ clientKey: newKey(), text: plain(text) }),
    answer: async ({ tx, found, result: { customer, platform, messageId } }) => {
      const number = await numberOf(tx, found.id);
      return {
        public: true,
        text: {
          en: `To ${customer} (${platform}), ${number}. You can undo it for 5 s.`,
          de: `An ${customer} (${platform}), ${number}. Sie können es 5 s lang rückgängig machen.`,
        },
        buttons: [{ label: { en: "Undo", de: "Rückgängig" }, command: `/unsend ${messageId}` }],
      };
    },
  }),
  command({
    ...MEMBERS,
    name: "note",
    summary: {
      en: "Writes a note, which customers never see",
      de: "Schreibt eine Notiz, die Kunden nie sehen",
    },
    example: "/note #12 Paid twice.",
    arguments: [CONVERSATION, SAID],
    action: addNote,
    target: subjectOf,
    input: ({ text }) => ({ clientKey: newKey(), text: plain(text) }),
    answer: done((number) => ({ en: `Noted in ${number}.`, de: `In ${number} notiert.` })),
  }),
  command({
    ...MEMBERS,
    name: "snooze",
    summary: { en: "Sets a conversation aside for a while", de: "Stellt ein Gespräch zurück" },
    example: "/snooze #12 2h",
    arguments: [
      CONVERSATION,
      {
        name: "for",
        kind: "duration",
        summary: { en: "For how long, such as 2h or 1d", de: "Wie lange, etwa 2h oder 1d" },
      },
    ],
    action: snoozeConversation,
    target: subjectOf,
    input: ({ for: duration }, { zone }) => ({
      until: Temporal.Now.zonedDateTimeISO(zone).add(duration).toString({ timeZoneName: "never" }),
    }),
    answer: async ({ tx, found, values, chat }) => {
      const until = Temporal.Now.zonedDateTimeISO(chat.zone).add(values.for);
      const [number, at] = [
        await numberOf(tx, found.id),
        until.toPlainDateTime().toString({ smallestUnit: "minute" }),
      ];
      return {
        public: true,
        text: {
          en: `${number} sleeps until ${at.replace("T", " ")}.`,
          de: `${number} ruht bis ${at.replace("T", " ")}.`,
        },
      };
    },
  }),
  command({
    ...MEMBERS,
    name: "resolve",
    aliases: ["close"],
    summary: { en: "Resolves a conversation", de: "Erledigt ein Gespräch" },
    example: "/resolve #12",
    arguments: [CONVERSATION],
    action: resolveConversation,
    target: subjectOf,
    input: () => undefined,
    answer: done((number) => ({ en: `${number} is resolved.`, de: `${number} ist erledigt.` })),
  }),
  command({
    ...MEMBERS,
    name: "reopen",
    summary: { en: "Opens a conversation again", de: "Öffnet ein Gespräch wieder" },
    example: "/reopen #12",
    arguments: [CONVERSATION],
    action: reopenConversation,
    target: subjectOf,
    input: () => undefined,
    answer: done((number) => ({ en: `${number} is open again.`, de: `${number} ist wieder offen.` })),
  }),
  command({
    ...MEMBERS,
    name: "label",
    summary: { en: "Adds a label", de: "Fügt ein Label hinzu" },
    example: "/label #12 invoice",
    arguments: [
      CONVERSATION,
      { name: "label", kind: "label", summary: { en: "Which label", de: "Welches Label" } },
    ],
    action: addLabel,
    target: subjectOf,
    input: ({ label }) => ({ labelId: label.id }),
    answer: async ({ tx, found, values: { label } }) => {
      const number = await numberOf(tx, found.id);
      return {
        public: true,
        text: { en: `${number} is labelled ${label.name}.`, de: `${number} trägt das Label ${label.name}.` },
      };
    },
  }),
  command({
    ...MEMBERS,
    name: "priority",
    summary: { en: "Says how urgent a conversation is", de: "Sagt, wie dringend ein Gespräch ist" },
    example: "/priority #12 urgent",
    arguments: [
      CONVERSATION,
      {
        name: "priority",
        kind: "priority",
        summary: { en: "none, low, normal, high or urgent", de: "none, low, normal, high oder urgent" },
      },
    ],
    action: setPriority,
    target: subjectOf,
    input: ({ priority }) => ({ priority }),
    answer: async ({ tx, found, values: { priority } }) => {
      const number = await numberOf(tx, found.id);
      return {
        public: true,
        text: {
          en: `The priority of ${number} is ${priority}.`,
          de: `Priorität von ${number}: ${priority}.`,
        },
      };
    },
  }),
];
