import { can, commandsFor, type Actor, type Command, type CommandAnswer } from "../access/index.ts";
import { CONVERSATION, permitted } from "../conversations/index.ts";
import { invalid } from "../kernel/errors.ts";
import { formatHelp, formatUsage } from "./parse/index.ts";
import { wordNeed } from "./run/word-need.ts";

const { readCommand } = commandsFor<unknown>();

const WHAT = {
  name: "command",
  kind: "rest",
  optional: true,
  summary: { en: "Which command", de: "Welcher Befehl" },
} as const;
const HELP = {
  name: "help",
  aliases: ["commands"],
  where: ["direct", "group", "staff", "page"],
  summary: { en: "Lists commands, or explains one", de: "Zeigt Befehle, oder erklärt einen" },
  example: "/help assign",
  arguments: [WHAT],
} as const;

/** What concerns commands themselves. */
export const generalCommands = [
  ...(["member", "contact"] as const).map((audience) =>
    readCommand({
      name: "cancel",
      aliases: ["abbrechen"],
      for: audience,
      where: audience === "member" ? ["direct", "group", "staff"] : ["direct", "group"],
      summary: { en: "Ends the open question", de: "Beendet die offene Frage" },
      example: "/cancel",
      arguments: [],
      permission: audience === "member" ? "signed_in" : "contact",
      // Done before it is run (`questions/cancel-question.ts`).
      answer: () => ({ text: { en: "There is nothing to cancel.", de: "Es gibt nichts abzubrechen." } }),
    }),
  ),
  readCommand({
    name: "undo",
    for: "member",
    where: ["direct", "group", "staff", "page"],
    summary: { en: "Takes back what you just did", de: "Nimmt zurück, was du eben tatest" },
    example: "/undo",
    arguments: [],
    permission: "signed_in",
    // Done before it is run (`undo/undo-use.ts`).
    answer: () => ({ text: { en: "There is nothing to undo.", de: "Es gibt nichts zurückzunehmen." } }),
  }),
  readCommand({
    ...HELP,
    example: "/help status",
    for: "contact",
    permission: "contact",
    answer: ({ known, values, chat }) =>
      explain(
        known.filter((one) => one.for === "contact" && one.where.includes(chat.place)),
        values.command,
      ),
  }),
  readCommand({
    ...HELP,
    for: "member",
    permission: "signed_in",
    answer: ({ known, values, chat, actor }) =>
      explain(
        known.filter((one) => one.for === "member" && one.where.includes(chat.place) && mayUse(actor, one)),
        values.command,
      ),
  }),
  readCommand({
    name: "can",
    for: "member",
    where: ["direct", "group", "staff", "page"],
    summary: {
      en: "Says whether you may do something, and what it takes",
      de: "Sagt, ob du etwas darfst, und was es braucht",
    },
    example: "/can close #12",
    arguments: [
      { name: "command", kind: "text", summary: { en: "Which command", de: "Welcher Befehl" } },
      CONVERSATION,
    ],
    permission: "signed_in",
    async answer({ tx, actor, known, values, chat }) {
      const wanted = findByName(
        known.filter((one) => one.for === "member"),
        values.command,
      );
      const permission = permissionOf(wanted);
      if (permission === "signed_in" || permission === "contact") return YES;
      const id = values.conversation?.id ?? chat.subject;
      const about =
        id !== null && isOfConversations(wanted)
          ? await permitted(tx, actor, "conversation.read", id)
          : undefined;
      return can(actor, permission, about) ? YES : { text: await wordNeed(tx, actor, permission, about) };
    },
  }),
];

const YES: CommandAnswer = { text: { en: "Yes.", de: "Ja." } };

const permissionOf = (command: Command) => command.action?.permission ?? command.permission ?? "signed_in";

const isOfConversations = (command: Command): boolean => command.action?.target.kind === "conversation";

/** Whether the actor may do it to anything at all. */
function mayUse(actor: Actor, command: Command): boolean {
  const permission = permissionOf(command);
  return permission === "signed_in" || permission === "contact" || can(actor, permission);
}

function findByName(commands: readonly Command[], said: string): Command {
  const name = said.trim().replace(/^\//u, "").toLowerCase();
  const found = commands.find((one) => one.name === name || one.aliases?.includes(name));
  if (found === undefined)
    throw invalid("command_unknown", `There is no command “${name}” for you here. /help lists them.`, {
      said,
    });
  return found;
}

function explain(commands: readonly Command[], said: string | undefined): CommandAnswer {
  if (said === undefined) return { text: { en: formatHelp(commands, "en"), de: formatHelp(commands, "de") } };
  const command = findByName(commands, said);
  const lines = (language: "en" | "de") =>
    [
      formatUsage(command, language),
      command.summary[language],
      ...command.arguments.map(({ name, summary }) => `${name}: ${summary[language]}`),
      command.example,
    ].join("\n");
  return { text: { en: lines("en"), de: lines("de") } };
}
