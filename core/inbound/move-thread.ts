import { moveConversation } from "../conversations/index.ts";
import type { Transaction } from "../database/index.ts";
import type { ChannelId } from "../kernel/ids.ts";
import type { ThreadMoved } from "../protocol/index.ts";

/** Lets a conversation follow its thread to a new key. */
export async function moveThread(
  tx: Transaction,
  channelId: ChannelId,
  event: ThreadMoved,
): Promise<boolean> {
  await moveConversation(tx, channelId, event.thread.key, event.to);
  return true;
}
