import { queueReplies, type Queued } from "../../conversations/index.ts";
import type { Transaction } from "../../database/index.ts";
import { newId } from "../../kernel/ids.ts";
import { plain } from "../../protocol/index.ts";
import { noteAsking } from "../questions/keep-question.ts";
import { seatOf, type Answer, type Asked } from "./asked.ts";
import { showAnswer } from "./show-answer.ts";

/**
 * Queues the answer to a command in the chat where it was given: to whoever asked alone, where others are present. What a
 * customer is answered counts against the chat's loop budget; what a member asks for is limited by their own commands
 * (`limits.ts`). Null where the command came from no chat.
 */
export async function answerInChat(
  tx: Transaction,
  asked: Asked,
  command: string,
  answer: Answer,
): Promise<Queued | null> {
  const { chat, speaker, messageId } = asked;
  if (chat.conversationId === null) return null;
  const alone = chat.place !== "direct" && answer.public !== true && speaker.identity !== null;
  const { text, buttons } = await showAnswer(tx, asked, answer);
  const [queued] = await queueReplies(
    tx.client,
    [
      {
        organizationId: tx.organizationId,
        conversationId: chat.conversationId,
        author: { kind: "command", id: null, name: `/${command}` },
        text: plain(text),
        clientKey: `command:${messageId ?? newId("msg")}`,
        automatic: speaker.actor.kind !== "member",
        ...(buttons.length > 0 && { buttons }),
        ...(alone &&
          speaker.identity && { payload: { audience: { kind: "only", identity: speaker.identity } } }),
        ...(messageId && { causedBy: messageId }),
      },
    ],
    true,
  );
  if (queued?.outcome === "queued") tx.publish({ kind: "reply_queued" });
  const seat = seatOf(asked);
  if (queued && seat && answer.question) await noteAsking(tx, seat, queued.messageId);
  return queued ?? null;
}
