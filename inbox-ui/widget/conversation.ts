import type { VisitorMessage, VisitorNews, VisitorThread } from "../../core/visitors/visitor-message.ts";
import { newKey } from "../src/live/new-key.ts";
import type { Announcer } from "./announcer.ts";
import type { Hub } from "./hub.ts";
import { keepFollowing } from "./keep-following.ts";
import type { Memory, Person } from "./memory.ts";
import { openOutbox } from "./outbox.ts";
import { makeReceipts } from "./receipts.ts";
import { applyNews, applyPage, emptyThread, type Pending, type Thread, type Uploaded } from "./thread.ts";
import type { Trouble } from "./trouble.ts";
import type { Typing } from "./typing.ts";

/** Who shows the conversation: is told of each change, and says whether anybody looks. */
export type Onlooker = { changed(): void; looking(): boolean };

/** Who else hears of what is said. */
export type Listeners = { readonly announcer: Announcer; readonly typing: Typing; readonly trouble: Trouble };

/** Keeps the visitor's thread: what was said, what is on its way, and the acts that change it. */
export function keepConversation(hub: Hub, memory: Memory, { announcer, typing, trouble }: Listeners, onlooker: Onlooker) {
  let thread: Thread = { ...emptyThread, pending: memory.kept.pending };
  const receipts = makeReceipts(hub, memory);
  const outbox = openOutbox(hub, memory, (pending) => settle(pending));
  let follow = () => {};

  const become = (next: Thread) => {
    thread = next;
    onlooker.changed();
  };

  /** What the outbox says of messages on their way; those the hub has already told of are not among them any more. */
  const settle = (pending: readonly Pending[]) => {
    const before = thread;
    become({ ...thread, pending: pending.filter((one) => !thread.messages.some((message) => message.clientId === one.id)) });
    announcer.failures(before, thread);
    follow();
  };

  const markRead = () => {
    if (onlooker.looking()) receipts.read(thread);
  };

  const take = (changed: Thread, messages: readonly VisitorMessage[]) => {
    memory.keep({ pending: memory.kept.pending.filter((pending) => changed.pending.some((kept) => kept.id === pending.id)) });
    become(changed);
    markRead();
    receipts.delivered(thread, messages);
  };

  const page = (read: VisitorThread) => {
    announcer.learn(read.items);
    take(applyPage(thread, read, true), read.items);
  };

  const news = (told: VisitorNews) => {
    if (told.event === "typing") return typing.show(told.name);
    if (told.event !== "message") return take(applyNews(thread, told), []);
    if (told.message.from === "team") typing.show(null);
    announcer.hear(told.message);
    take(applyNews(thread, told), [told.message]);
  };

  const retry = () => void outbox.flush(true);

  const live = () => {
    trouble.over();
    retry();
  };

  return {
    thread: () => thread,
    /** Follows the hub and sends what an earlier page could not. */
    begin: () => {
      follow = keepFollowing(hub, memory, { page, news, live, lost: trouble.lost });
      memory.onChangeElsewhere(onlooker.changed);
      addEventListener("online", retry);
      document.addEventListener("visibilitychange", markRead);
      void outbox.flush();
    },
    /** Shows the message at once and sends it; done when it has gone or cannot go. */
    send: (text: string, files: readonly Uploaded[], person: Person): Promise<void> => {
      const number = memory.kept.count + 1;
      const pending: Pending = { id: newKey(), number, text, files, at: new Date().toISOString(), state: "sending" };
      memory.keep({ count: number, person: { ...memory.kept.person, ...person }, pending: [...memory.kept.pending, pending] });
      typing.done();
      become({ ...thread, pending: [...thread.pending, pending] });
      return outbox.flush();
    },
    retry,
    press: (message: VisitorMessage, value: string, label: string): void => void hub.say({ kind: "pressed", id: newKey(), messageId: message.id, value, label }),
    loadEarlier: async (): Promise<void> => {
      const earlier = await hub.thread(thread.earlier);
      if (earlier.kind !== "ok") return;
      announcer.learn(earlier.value.items);
      become(applyPage(thread, earlier.value, false));
    },
    markRead,
  };
}
