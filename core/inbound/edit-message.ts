import { replaceParts, replaceText } from "../conversations/index.ts";
import type { Transaction } from "../database/index.ts";
import type { ChannelId } from "../kernel/ids.ts";
import { appendEvent } from "../outbox/index.ts";
import type { MessageEdited } from "../protocol/index.ts";
import { findMessage } from "./find-message.ts";
import { isLatest } from "./is-latest.ts";

/** Applies an author's edit to a message's text, and to its files where the edit has some. Keeps the earlier text. Ignores an edit older than the last. */
export async function editMessage(
  tx: Transaction,
  channelId: ChannelId,
  event: MessageEdited,
): Promise<boolean> {
  const message = await findMessage(tx, channelId, event.externalId);
  if (!message) return false;
  if (!(await isLatest(tx, channelId, ["edit", event.externalId], event))) return true;
  await replaceText(tx, message.id, event.content.text, event.occurredAt);
  // Some platforms send only an edit's text, so an edit without parts leaves the parts unchanged.
  if (event.content.parts.length > 0)
    await replaceParts(tx, message.id, event.content.parts, event.occurredAt);
  await appendEvent(tx, {
    kind: "message_changed",
    messageId: message.id,
    conversationId: message.conversationId,
  });
  return true;
}
