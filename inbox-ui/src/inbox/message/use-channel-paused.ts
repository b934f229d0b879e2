import type { LocalMessage } from "../../live/state.ts";
import { useConversationContext } from "../conversation/conversation-context.ts";

/** Checks whether a message waits because its channel is paused; it is sent when the channel is resumed. */
export function useChannelPaused(message: () => LocalMessage): () => boolean {
  const context = useConversationContext();
  return () =>
    message().delivery?.state === "queued" &&
    !message().local &&
    !message().deletedAt &&
    context.conversation()?.channel.status === "paused";
}
