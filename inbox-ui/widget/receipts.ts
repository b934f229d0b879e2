import type { VisitorMessage } from "../../core/visitors/visitor-message.ts";
import type { Hub } from "./hub.ts";
import type { Memory } from "./memory.ts";
import { lastFromTeam, unreadIn, type Thread } from "./thread.ts";

const AGAIN_AFTER = 5_000;

/** Reports to the team which messages arrived and were read, each once. */
export function makeReceipts(hub: Hub, memory: Memory) {
  const confirmed = new Set<string>();
  /** Sends in the background and retries while the hub is away. */
  const sendWithRetry = (body: object, tries = 4): void =>
    void hub
      .say(body)
      .then(
        ({ kind }) =>
          kind === "again" && tries > 0 && setTimeout(() => sendWithRetry(body, tries - 1), AGAIN_AFTER),
      );
  return {
    read: (thread: Thread) => {
      const upTo = lastFromTeam(thread);
      if (upTo === null || (memory.kept.readUpTo ?? "") >= upTo) return;
      memory.keep({ readUpTo: upTo });
      sendWithRetry({ kind: "read", upTo });
    },
    /** A read message was also delivered, so one report is enough. */
    delivered: (thread: Thread, messages: readonly VisitorMessage[]) => {
      const fresh = unreadIn({ ...thread, messages }, memory.kept.readUpTo).filter(
        ({ id, receipt }) => receipt === "sent" && !confirmed.has(id),
      );
      for (const { id } of fresh) confirmed.add(id);
      if (fresh.length > 0)
        sendWithRetry({ kind: "delivered", messageIds: fresh.slice(0, 100).map(({ id }) => id) });
    },
  };
}
