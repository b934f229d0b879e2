import type { LocalMessage } from "../../live/state.ts";
import { useConversationContext } from "../conversation/conversation-context.ts";

/** Whether a message of ours waits because its channel is paused: it goes out by itself when somebody resumes it. */
export function useChannelPaused(message: () => LocalMessage): () => boolean {
  const context = useConversationContext();
  return () =>
    message().delivery?.state === "queued" &&
    !message().local &&
    !message().deletedAt &&
    context.conversation()?.channel.status === "paused";
}
