import type { VisitorMessage, VisitorNews, VisitorThread } from "../../core/visitors/visitor-message.ts";
import type { Announcer } from "./announcer.ts";
import type { HeldThread } from "./hold-thread.ts";
import type { Hub } from "./hub.ts";
import type { Memory } from "./memory.ts";
import { makeReceipts } from "./receipts.ts";
import { applyEvent, applyPage, type Thread } from "./thread.ts";
import type { Typing } from "./typing.ts";

/** Applies the hub's events to the thread and its views. Reports to the hub what arrived and what the visitor read. */
export function makeIncoming(
  hub: Hub,
  memory: Memory,
  thread: HeldThread,
  { announcer, typing }: { readonly announcer: Announcer; readonly typing: Typing },
  looking: () => boolean,
) {
  const receipts = makeReceipts(hub, memory);

  const page = (read: VisitorThread) => {
    announcer.learn(read.items);
    take(applyPage(thread.now(), read, true), read.items);
  };

  const apply = (event: VisitorNews) => {
    if (event.event === "typing") return typing.show(event.name);
    if (event.event !== "message") return take(applyEvent(thread.now(), event), []);
    if (event.message.from === "team") typing.show(null);
    announcer.announce(event.message);
    take(applyEvent(thread.now(), event), [event.message]);
  };

  const take = (changed: Thread, messages: readonly VisitorMessage[]) => {
    memory.keep({
      pending: memory.kept.pending.filter((pending) =>
        changed.pending.some((kept) => kept.id === pending.id),
      ),
    });
    thread.become(changed);
    markRead();
    receipts.delivered(thread.now(), messages);
  };

  const markRead = () => {
    if (looking()) receipts.read(thread.now());
  };
  return { page, apply, markRead };
}
