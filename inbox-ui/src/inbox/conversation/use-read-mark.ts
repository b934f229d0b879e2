import { createEffect, createSignal, on, onCleanup } from "solid-js";
import { markRead } from "../../api/conversations.ts";
import type { Conversation } from "../../api/types.ts";
import { showWhile } from "../../live/optimistic-update.ts";
import { connection } from "../../live/stream.ts";

const [keptUnread, keepUnread] = createSignal<string | null>(null);

/** Keeps a conversation unread until it is opened again. */
export { keepUnread };

const [looking, setLooking] = createSignal(document.visibilityState === "visible");
document.addEventListener("visibilitychange", () => setLooking(document.visibilityState === "visible"));

/** A conversation that is passed sooner, by keys or by mistake, was not read. */
const REST_MS = 700;

/** Marks the conversation as read while the user looks at it, once they have rested there. */
export function useReadMark(id: string, conversation: () => Conversation | undefined): void {
  // A failed mark is retried only when the user looks again, or the hub is back.
  let marked = "";
  const [rested, setRested] = createSignal(false);
  const rest = setTimeout(() => setRested(true), REST_MS);
  onCleanup(() => {
    clearTimeout(rest);
    keepUnread(null);
  });
  createEffect(
    on([looking, connection], () => {
      marked = "";
    }),
  );
  createEffect(
    on(
      [() => conversation()?.unread ?? 0, looking, keptUnread, connection, rested],
      ([unread, isLooking, kept, , hasRested]) => {
        const state = `${unread} ${conversation()?.lastMessage?.at ?? ""}`;
        if (unread === 0 || !hasRested || !isLooking || kept === id || marked === state) return;
        marked = state;
        void mark(id);
      },
    ),
  );
}

async function mark(id: string): Promise<void> {
  try {
    await showWhile(id, { unread: 0 }, () => markRead(id));
  } catch {
    // A lost read mark is set again at the next look, so it needs no message.
  }
}
