import { inOrganization } from "../../database/index.ts";
import type { Asked } from "../run/asked.ts";
import { answerUse, runCommand } from "../run/run-command.ts";
import { hintWords } from "../staff/hint-words.ts";
import { repliesHere } from "../staff/reply-mode.ts";
import { readContext } from "../staff/read-subject.ts";
import { whatItMeans } from "../staff/what-it-means.ts";
import type { Heard, Hears } from "./heard.ts";
import { readChat } from "./read-chat.ts";

/** Anything else that a member says in a chat of members: an answer to a card, a note in a staff thread, or neither. */
export const hearStaff: Hears = async (deps, heard) => {
  const { message, speaker } = heard;
  if (message.audience !== "staff" || speaker.actor.kind !== "member") return false;
  const { chat, meaning } = await understand(deps, heard, speaker.actor.userId);
  const asked: Asked = { speaker, chat, entry: "card", messageId: message.messageId };
  if (meaning.kind === "hint") {
    const use = { command: "reply", outcome: "failed", reason: meaning.why } as const;
    await answerUse(deps, asked, use, { text: hintWords[meaning.why] });
    return true;
  }
  const about = { ...asked, chat: { ...chat, subject: meaning.conversationId } };
  const command = deps.commands.find((one) => one.for === "member" && one.name === meaning.kind);
  if (!command) throw new Error(`No room has the command ${meaning.kind}.`);
  await runCommand(deps, about, command, { text: message.text.text });
  return true;
};

const understand = (
  { database }: Parameters<Hears>[0],
  heard: Heard,
  speakerId: Parameters<typeof whatItMeans>[0]["speakerId"],
) =>
  inOrganization(database, heard.message.organizationId, async (tx) => {
    const { message } = heard;
    const chat = await readChat(tx, heard);
    return {
      chat,
      meaning: whatItMeans({
        ...(await readContext(tx, message)),
        place: chat.place === "direct" ? "direct" : "staff",
        speakerId,
        hasWords: message.text.text.trim() !== "",
        hasFiles: message.hasFiles,
        replies: await repliesHere(tx, message.conversationId, speakerId),
      }),
    };
  });
