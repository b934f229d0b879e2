import type { CommandPlace } from "../../access/index.ts";
import { inOrganization } from "../../database/index.ts";
import type { UserId } from "../../kernel/ids.ts";
import { callWithWords } from "../call.ts";
import { overLimit } from "../run/limits.ts";
import { pursueCall } from "../run/pursue-call.ts";
import { answerUse } from "../run/run-command.ts";
import { hintWords } from "../staff/hint-words.ts";
import { repliesHere } from "../staff/reply-mode.ts";
import { readContext } from "../staff/read-subject.ts";
import { whatItMeans, type Meaning } from "../staff/what-it-means.ts";
import { askedInChat } from "./asked-in-chat.ts";
import type { Heard, Hears } from "./heard.ts";

/** Anything else that a member says in a chat of members: an answer to a card, a note in a staff thread, or neither. */
export const hearStaff: Hears = async (deps, heard) => {
  const { message, speaker } = heard;
  if (message.audience !== "staff" || speaker.actor.kind !== "member") return false;
  const asked = await askedInChat(deps, heard, "card");
  const meaning = await understand(deps, heard, asked.chat.place, speaker.actor.userId);
  if (await overLimit(deps, asked, meaning.kind === "note" ? "note" : "reply")) return true;
  if (meaning.kind === "hint") {
    const use = { command: "reply", outcome: "failed", reason: meaning.why } as const;
    await answerUse(deps, asked, use, { text: hintWords[meaning.why] });
    return true;
  }
  const about = { ...asked, chat: { ...asked.chat, subject: meaning.conversationId } };
  const command = deps.commands.find((one) => one.for === "member" && one.name === meaning.kind);
  if (!command) throw new Error(`No room has the command ${meaning.kind}.`);
  await pursueCall(deps, about, callWithWords(command, "text", message.text.text));
  return true;
};

const understand = (
  { database }: Parameters<Hears>[0],
  { message }: Heard,
  place: CommandPlace,
  speakerId: UserId,
): Promise<Meaning> =>
  inOrganization(database, message.organizationId, async (tx) =>
    whatItMeans({
      ...(await readContext(tx, message)),
      place: place === "direct" ? "direct" : "staff",
      speakerId,
      hasWords: message.text.text.trim() !== "",
      hasFiles: message.hasFiles,
      replies: await repliesHere(tx, message.conversationId, speakerId),
    }),
  );
