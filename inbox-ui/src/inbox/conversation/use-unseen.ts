import { createEffect, createSignal, on, type Signal } from "solid-js";
import { useSession } from "../../api/session.ts";
import type { Thread } from "./use-thread.ts";

/** Counts the messages of others since the user left the thread's end. */
export function useUnseen(messages: Thread["messages"], atEnd: () => boolean): Signal<number> {
  const session = useSession();
  const [unseen, setUnseen] = createSignal(0);
  const newest = () => messages().findLast((message) => !message.local);
  createEffect(
    on(
      () => newest()?.id,
      (last, before) => {
        if (before !== undefined && last !== before && !atEnd() && newest()?.author.id !== session().user.id)
          setUnseen((count) => count + 1);
      },
    ),
  );
  createEffect(() => atEnd() && setUnseen(0));
  return [unseen, setUnseen];
}
