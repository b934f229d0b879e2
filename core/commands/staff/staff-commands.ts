import { commandsFor } from "../../access/index.ts";
import { withdrawReply } from "../../conversations/index.ts";
import { invalid } from "../../kernel/errors.ts";
import { setReplyMode } from "./reply-mode.ts";

const { command } = commandsFor<unknown>();

const unsendCommand = command({
  name: "unsend",
  for: "member",
  where: ["direct", "group", "staff", "page"],
  summary: {
    en: "Takes a reply back within 5 seconds",
    de: "Nimmt eine Antwort innerhalb von 5 Sekunden zurück",
  },
  example: "/unsend msg_0198a3c2",
  arguments: [
    { name: "message", kind: "text", summary: { en: "Which reply", de: "Welche Antwort" }, optional: true },
  ],
  action: withdrawReply,
  target({ message }) {
    if (message === undefined)
      throw invalid("reply_unsaid", "Press Undo below the reply that you want back.");
    return message;
  },
  input: () => undefined,
  answer: () => ({
    public: true,
    text: { en: "Taken back. Nothing was sent.", de: "Zurückgenommen. Nichts wurde gesendet." },
  }),
});

const modeCommand = command({
  name: "mode",
  for: "member",
  where: ["staff"],
  summary: {
    en: "Sends your plain text here to customers for 15 minutes, or makes it notes again",
    de: "Sendet Ihren Text hier 15 Minuten lang an Kunden, oder macht ihn wieder zu Notizen",
  },
  example: "/mode reply",
  arguments: [
    {
      name: "mode",
      kind: "choice",
      choices: ["reply", "note"],
      summary: { en: "reply or note", de: "reply oder note" },
    },
  ],
  action: setReplyMode,
  target: () => "",
  input: ({ mode }, { conversationId }) => ({
    chatId: conversationId ?? "",
    mode: mode === "reply" ? ("reply" as const) : ("note" as const),
  }),
  answer: ({ result: until, actor, chat: { zone } }) => ({
    public: true,
    text: until
      ? {
          en: `⚠️ What ${actor.name} writes in this chat goes to the customer until ${timeOf(until, zone, "en")}. /mode note ends it.`,
          de: `⚠️ Was ${actor.name} in diesem Chat schreibt, geht bis ${timeOf(until, zone, "de")} an den Kunden. /mode note beendet das.`,
        }
      : {
          en: `What ${actor.name} writes in this chat is a note.`,
          de: `Was ${actor.name} in diesem Chat schreibt, ist eine Notiz.`,
        },
  }),
});

const timeOf = (at: Date, zone: string, language: string): string =>
  at.toLocaleTimeString(language, { timeZone: zone, hour: "2-digit", minute: "2-digit" });

/** What members type about what they send from chats. */
export const staffCommands = [unsendCommand, modeCommand];
