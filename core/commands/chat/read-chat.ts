import type { CommandChat, CommandLanguage, CommandPlace } from "../../access/index.ts";
import type { Transaction } from "../../database/index.ts";
import { businessHoursOf } from "../../settings/index.ts";
import { readSubject } from "../staff/read-subject.ts";
import type { ChatMessage } from "./chat-message.ts";
import type { Heard } from "./heard.ts";

/** Reads where and in which words a command was given, and what the chat is about: a customer's own conversation, or the one of a card or staff thread. */
export async function readChat(
  tx: Transaction,
  { message, speaker }: Pick<Heard, "message" | "speaker">,
): Promise<CommandChat> {
  const hours = await businessHoursOf(tx);
  return {
    organizationId: message.organizationId,
    place: placeOf(message),
    language: languageOf(message.contact?.language ?? null),
    zone: hours.timeZone,
    subject:
      message.audience === "customers" && speaker.actor.kind === "contact"
        ? message.conversationId
        : await readSubject(tx, message),
    channelId: message.channelId,
    conversationId: message.conversationId,
    identity: speaker.identity,
  };
}

function placeOf({ audience, threadKind }: ChatMessage): CommandPlace {
  if (audience === "staff") return threadKind === "group" ? "staff" : "direct";
  return threadKind === "group" ? "group" : "direct";
}

/** The language commands answer in: German where the platform says so, else English. */
export const languageOf = (language: string | null): CommandLanguage =>
  language?.toLowerCase().split(/[-_]/u)[0] === "de" ? "de" : "en";

/** The languages dates are understood in, the likeliest first. */
export const languagesOf = (language: CommandLanguage): readonly CommandLanguage[] =>
  language === "de" ? ["de", "en"] : ["en", "de"];
