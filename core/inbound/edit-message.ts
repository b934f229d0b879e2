import { replaceParts, replaceText } from "../conversations/index.ts";
import type { Transaction } from "../database/index.ts";
import type { ChannelId } from "../kernel/ids.ts";
import { appendEvent } from "../outbox/index.ts";
import type { MessageEdited } from "../protocol/index.ts";
import { findMessage } from "./find-message.ts";
import { isLatest } from "./is-latest.ts";

/** Replaces a message's text, and the files where it brings some, as its author did at the platform; what it said before is kept, and an edit that is older than the last changes nothing. */
export async function editMessage(
  tx: Transaction,
  channelId: ChannelId,
  event: MessageEdited,
): Promise<boolean> {
  const message = await findMessage(tx, channelId, event.externalId);
  if (!message) return false;
  if (!(await isLatest(tx, channelId, ["edit", event.externalId], event))) return true;
  await replaceText(tx, message.id, event.content.text, event.occurredAt);
  // Some platforms tell of an edit its words alone: no parts is not a word about them.
  if (event.content.parts.length > 0)
    await replaceParts(tx, message.id, event.content.parts, event.occurredAt);
  await appendEvent(tx, {
    kind: "message_changed",
    messageId: message.id,
    conversationId: message.conversationId,
  });
  return true;
}
