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
import { dropActions, say } from "../../parts/toasts.tsx";
import { keepUnread } from "./use-read-mark.ts";

/** The actions on a conversation. Each shows at once; a refusal reverts it. Resolving and snoozing can be undone. */
export function useActions(conversation: () => Conversation) {
  const id = () => conversation().id;
  return {
    assign: (person: { readonly id: string; readonly name: string } | null) =>
      perform(id(), "assign", { assignee: person }, () => assign(id(), person?.id ?? null)),
    label: (labels: readonly Label[]) =>
      perform(id(), "labels", { labels }, () =>
        setLabels(
          id(),
          labels.map((label) => label.id),
        ),
      ),
    resolve: () =>
      performUndoably(conversation(), "resolved", () =>
        perform(id(), "resolve", { status: "resolved" }, () => resolve(id())),
      ),
    reopen: () => reopenNow(id()),
    pending: () =>
      perform(id(), "pending", { status: "pending", snoozedUntil: null }, () => setPending(id())),
    snooze: (until: string) => performUndoably(conversation(), "snoozed", () => snoozeUntil(id(), until)),
    wake: () => wakeNow(id()),
    unread: () => makeUnread(conversation()),
  };
}

type Name = "assign" | "labels" | "resolve" | "reopen" | "pending" | "snooze" | "wake" | "unread";

/** Shows and sends a change. An earlier "Undo" goes: it would read as if it undid this. */
function perform(
  id: string,
  name: Name,
  change: Partial<Conversation>,
  send: () => Promise<Conversation>,
): Promise<boolean> {
  dropActions();
  return optimisticUpdate(id, inboxWords().actions.failed[name], change, send);
}

const reopenNow = (id: string) =>
  perform(id, "reopen", { status: "open", snoozedUntil: null }, () => reopen(id));
const wakeNow = (id: string) => perform(id, "wake", { status: "open", snoozedUntil: null }, () => wake(id));
const snoozeUntil = (id: string, until: string) =>
  perform(id, "snooze", { status: "snoozed", snoozedUntil: until }, () => snooze(id, until));

function makeUnread({ id, unread }: Conversation) {
  keepUnread(id);
  return perform(id, "unread", { unread: Math.max(1, unread) }, () => markUnread(id));
}

async function performUndoably(
  { id, status, snoozedUntil }: Conversation,
  done: "resolved" | "snoozed",
  doIt: () => Promise<boolean>,
): Promise<void> {
  const isAwake = status !== "snoozed" || snoozedUntil === null;
  const back = () => {
    if (!isAwake) return snoozeUntil(id, snoozedUntil);
    return done === "snoozed" ? wakeNow(id) : reopenNow(id);
  };
  if (await doIt())
    say(inboxWords().actions[done], { title: inboxWords().actions.undo, run: () => void back() });
}
