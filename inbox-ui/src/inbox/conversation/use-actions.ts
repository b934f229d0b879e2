import { assign, markUnread, reopen, resolve, setLabels, snooze, wake } from "../../api/conversations.ts";
import type { Conversation, Label } from "../../api/types.ts";
import { optimisticUpdate } from "../../live/optimistic-update.ts";
import { words } from "../../words/index.ts";
import { say } from "../../parts/toasts.tsx";
import { keepUnread } from "./use-read-mark.ts";

/** The actions on a conversation. Each shows at once; a refusal reverts it. */
export function useActions(conversation: () => Conversation) {
  const id = () => conversation().id;
  const reopenIt = () =>
    optimisticUpdate(id(), words().actions.reopen, { status: "open" }, () => reopen(id()));
  return {
    assign: (person: { readonly id: string; readonly name: string } | null) =>
      optimisticUpdate(id(), words().actions.assign, { assignee: person }, () =>
        assign(id(), person?.id ?? null),
      ),
    label: (labels: readonly Label[]) =>
      optimisticUpdate(id(), words().actions.labels, { labels }, () =>
        setLabels(
          id(),
          labels.map((label) => label.id),
        ),
      ),
    resolve: async () => {
      if (await optimisticUpdate(id(), words().actions.resolve, { status: "resolved" }, () => resolve(id())))
        say(words().actions.resolved, { title: words().actions.undo, run: () => void reopenIt() });
    },
    reopen: reopenIt,
    snooze: (until: string) =>
      optimisticUpdate(id(), words().actions.snooze, { status: "snoozed", snoozedUntil: until }, () =>
        snooze(id(), until),
      ),
    wake: () =>
      optimisticUpdate(id(), words().actions.wake, { status: "open", snoozedUntil: null }, () => wake(id())),
    unread: () => {
      keepUnread(id());
      return optimisticUpdate(
        id(),
        words().actions.unread,
        { unread: Math.max(1, conversation().unread) },
        () => markUnread(id()),
      );
    },
  };
}
