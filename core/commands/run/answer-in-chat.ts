import type { CommandAnswer } from "../../access/index.ts";
import { queueReplies, type Queued } from "../../conversations/index.ts";
import type { Transaction } from "../../database/index.ts";
import { newId } from "../../kernel/ids.ts";
import { plain } from "../../protocol/index.ts";
import { makeButtons } from "../buttons/make-buttons.ts";
import type { Asked } from "./asked.ts";

/**
 * Queues the answer to a command in the chat where it was given: to whoever asked alone, where others are present. It counts
 * against the chat's loop budget. Null where the command came from no chat.
 */
export async function answerInChat(
  tx: Transaction,
  { chat, speaker, messageId }: Asked,
  command: string,
  answer: CommandAnswer,
): Promise<Queued | null> {
  if (chat.conversationId === null) return null;
  const alone = chat.place !== "direct" && answer.public !== true && speaker.identity !== null;
  const [queued] = await queueReplies(
    tx.client,
    [
      {
        organizationId: tx.organizationId,
        conversationId: chat.conversationId,
        author: { kind: "command", id: null, name: `/${command}` },
        text: plain(answer.text[chat.language]),
        clientKey: `command:${messageId ?? newId("msg")}`,
        automatic: true,
        ...(answer.buttons && { buttons: await makeButtons(tx, chat, speaker, answer.buttons) }),
        ...(alone &&
          speaker.identity && { payload: { audience: { kind: "only", identity: speaker.identity } } }),
        ...(messageId && { causedBy: messageId }),
      },
    ],
    true,
  );
  if (queued?.outcome === "queued") tx.publish({ kind: "reply_queued" });
  return queued ?? null;
}
