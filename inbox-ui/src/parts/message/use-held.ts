import type { LocalMessage } from "../../live/state.ts";
import { useHere } from "../conversation/here.ts";

/** Whether a message of ours waits because its channel is paused: it goes out by itself when somebody resumes it. */
export function useHeld(message: () => LocalMessage): () => boolean {
  const here = useHere();
  return () =>
    message().delivery?.state === "queued" &&
    !message().local &&
    !message().deletedAt &&
    here.conversation()?.channel.status === "paused";
}
