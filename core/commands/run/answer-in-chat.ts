import type { CommandChat } from "../../access/index.ts";
import { queueReplies, type Queued, type Reply } from "../../conversations/index.ts";
import type { Transaction } from "../../database/index.ts";
import { newId } from "../../kernel/ids.ts";
import { plain } from "../../protocol/index.ts";
import { noteAsking } from "../questions/keep-question.ts";
import { answerPlace } from "../staff/audience/answer-place.ts";
import { seatOf, type Answer, type Asked } from "./asked.ts";
import type { Use } from "./keep-use.ts";
import { showAnswer } from "./show-answer.ts";

/**
 * Queues the answer to a command in the chat where it was given, or where it may be shown (`answer-place.ts`). What a customer is
 * answered counts against the chat's loop budget; what a member asks for is limited by their own commands (`limits.ts`). Null
 * where the command came from no chat.
 */
export async function answerInChat(
  tx: Transaction,
  asked: Asked,
  { command, target }: Pick<Use, "command" | "target">,
  answer: Answer,
): Promise<Queued | null> {
  const { chat, speaker, messageId } = asked;
  if (chat.conversationId === null) return null;
  const place = await answerPlace(tx, asked, answer, aboutOf(chat, target));
  const where: CommandChat =
    place.kind === "own_chat" ? { ...chat, conversationId: place.conversationId, place: "direct" } : chat;
  const said: Answer = place.kind === "unsaid" ? { text: NOT_SAID_HERE } : answer;
  const { text, buttons } = await showAnswer(tx, { ...asked, chat: where }, said);
  const author = { kind: "command", id: null, name: `/${command}` } as const;
  const reply: Reply = {
    organizationId: tx.organizationId,
    conversationId: where.conversationId ?? chat.conversationId,
    author,
    text: plain(text),
    clientKey: `command:${messageId ?? newId("msg")}`,
    automatic: speaker.actor.kind !== "member",
    ...(buttons.length > 0 && { buttons }),
    ...(place.kind === "alone" &&
      speaker.identity && { payload: { audience: { kind: "only", identity: speaker.identity } } }),
    ...(messageId && { causedBy: messageId }),
  };
  const [queued] = await queueReplies(tx.client, [reply], true);
  if (place.kind === "own_chat") await hint(tx, chat, reply);
  if (queued?.outcome === "queued") tx.publish({ kind: "reply_queued" });
  const seat = seatOf({ ...asked, chat: where });
  if (queued && seat && said.question) await noteAsking(tx, seat, queued.messageId);
  return queued ?? null;
}

/** The conversation that an answer is about: the one the command was for, else the chat's own. */
const aboutOf = ({ subject }: CommandChat, target: Use["target"]): string | null =>
  target?.kind === "conversation" ? target.id : subject;

/** Says where the answer is. A sweep begins its delivery. */
const hint = (tx: Transaction, { conversationId, language }: CommandChat, reply: Reply) =>
  conversationId === null
    ? undefined
    : queueReplies(
        tx.client,
        [
          {
            ...reply,
            conversationId,
            text: plain(ANSWERED_THERE[language]),
            buttons: [],
            clientKey: `${reply.clientKey}:hint`,
          },
        ],
        false,
      );

const NOT_SAID_HERE = {
  en: "I can't answer that here, where others read it. Write to me directly.",
  de: "Das kann ich hier nicht beantworten, wo andere mitlesen. Schreiben Sie mir direkt.",
};

const ANSWERED_THERE = {
  en: "I answered you in our own chat.",
  de: "Ich habe Ihnen in unserem eigenen Chat geantwortet.",
};
