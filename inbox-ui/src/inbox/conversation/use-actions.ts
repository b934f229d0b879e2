import {
  assign,
  markUnread,
  reopen,
  resolve,
  setLabels,
  setPending,
  snooze,
  wake,
} from "../../api/conversations.ts";
import type { Conversation, Label } from "../../api/types.ts";
import { optimisticUpdate } from "../../live/optimistic-update.ts";
import { inboxWords } from "../words/index.ts";
import { say } from "../../parts/toasts.tsx";
import { keepUnread } from "./use-read-mark.ts";

/** The actions on a conversation. Each shows at once; a refusal reverts it. */
export function useActions(conversation: () => Conversation) {
  const id = () => conversation().id;
  const reopenIt = () =>
    optimisticUpdate(id(), inboxWords().actions.reopen, { status: "open" }, () => reopen(id()));
  return {
    assign: (person: { readonly id: string; readonly name: string } | null) =>
      optimisticUpdate(id(), inboxWords().actions.assign, { assignee: person }, () =>
        assign(id(), person?.id ?? null),
      ),
    label: (labels: readonly Label[]) =>
      optimisticUpdate(id(), inboxWords().actions.labels, { labels }, () =>
        setLabels(
          id(),
          labels.map((label) => label.id),
        ),
      ),
    resolve: async () => {
      if (
        await optimisticUpdate(id(), inboxWords().actions.resolve, { status: "resolved" }, () =>
          resolve(id()),
        )
      )
        say(inboxWords().actions.resolved, { title: inboxWords().actions.undo, run: () => void reopenIt() });
    },
    reopen: reopenIt,
    pending: () =>
      optimisticUpdate(id(), inboxWords().actions.pending, { status: "pending", snoozedUntil: null }, () =>
        setPending(id()),
      ),
    snooze: (until: string) =>
      optimisticUpdate(id(), inboxWords().actions.snooze, { status: "snoozed", snoozedUntil: until }, () =>
        snooze(id(), until),
      ),
    wake: () =>
      optimisticUpdate(id(), inboxWords().actions.wake, { status: "open", snoozedUntil: null }, () =>
        wake(id()),
      ),
    unread: () => {
      keepUnread(id());
      return optimisticUpdate(
        id(),
        inboxWords().actions.unread,
        { unread: Math.max(1, conversation().unread) },
        () => markUnread(id()),
      );
    },
  };
}
