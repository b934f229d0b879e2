import type { VisitorMessage } from "../../core/visitors/visitor-message.ts";
import { newKey } from "../src/live/new-key.ts";
import type { Announcer } from "./announcer.ts";
import { type HeldThread, holdThread } from "./hold-thread.ts";
import type { Hub } from "./hub.ts";
import { makeIncoming } from "./incoming.ts";
import { keepFollowing } from "./keep-following.ts";
import type { Memory } from "./memory.ts";
import type { Person } from "./usable-person.ts";
import { openOutbox } from "./outbox.ts";
import { applyPage, emptyThread, type Pending, type Thread, type Uploaded } from "./thread.ts";
import type { ConnectionStatus } from "./connection-status.ts";
import type { Typing } from "./typing.ts";

/** The view of the conversation: it gets each change and says whether the visitor looks at it. */
export type Onlooker = { changed(): void; looking(): boolean };

/** The other parts that get messages and states. */
export type Listeners = {
  readonly announcer: Announcer;
  readonly typing: Typing;
  readonly status: ConnectionStatus;
};

/** Keeps the visitor's thread: messages, pending messages and the actions on them. */
export function keepConversation(
  hub: Hub,
  memory: Memory,
  { announcer, typing, status }: Listeners,
  onlooker: Onlooker,
) {
  const thread = holdThread({ ...emptyThread, pending: memory.kept.pending }, onlooker.changed);
  const outbox = openOutbox(hub, memory, (pending) => showPending(pending));
  const { page, apply, markRead } = makeIncoming(
    hub,
    memory,
    thread,
    { announcer, typing },
    onlooker.looking,
  );
  let follow = () => {};

  const showPending = (pending: readonly Pending[]) => {
    const before = thread.now();
    thread.become(withPending(before, pending));
    announcer.failures(before, thread.now());
    follow();
  };

  const retry = () => void outbox.flush(true);

  const live = () => {
    status.over();
    retry();
  };

  return {
    thread: thread.now,
    /** Follows the hub and sends the pending messages of an earlier page. */
    begin: () => {
      follow = keepFollowing(hub, memory, { page, apply, live, lost: status.lost });
      memory.onChangeElsewhere(onlooker.changed);
      addEventListener("online", retry);
      document.addEventListener("visibilitychange", markRead);
      void outbox.flush();
    },
    /** Shows the message at once and sends it; resolves when it was sent or has failed. */
    send: (text: string, files: readonly Uploaded[], person: Person): Promise<void> => {
      const pending = putBy(memory, text, files, person);
      typing.done();
      thread.become({ ...thread.now(), pending: [...thread.now().pending, pending] });
      return outbox.flush();
    },
    retry,
    press: pressFor(hub),
    loadEarlier: () => loadEarlier(hub, thread, announcer),
    markRead,
  };
}

/** Returns the thread with the outbox's pending messages, without those that the hub already published. */
const withPending = (thread: Thread, pending: readonly Pending[]): Thread => ({
  ...thread,
  pending: pending.filter((one) => !thread.messages.some((message) => message.clientId === one.id)),
});

const pressFor =
  (hub: Hub) =>
  (message: VisitorMessage, value: string, label: string): void =>
    void hub.say({ kind: "pressed", id: newKey(), messageId: message.id, value, label });

async function loadEarlier(hub: Hub, thread: HeldThread, announcer: Announcer): Promise<void> {
  const earlier = await hub.thread(thread.now().earlier);
  if (earlier.kind !== "ok") return;
  announcer.learn(earlier.value.items);
  thread.become(applyPage(thread.now(), earlier.value, false));
}

/** Keeps a message until the hub has it, because the page may be left before. */
function putBy(memory: Memory, text: string, files: readonly Uploaded[], person: Person): Pending {
  const number = memory.kept.count + 1;
  const at = new Date().toISOString();
  const pending: Pending = { id: newKey(), number, text, files, at, state: "sending" };
  memory.keep({
    count: number,
    person: { ...memory.kept.person, ...person },
    pending: [...memory.kept.pending, pending],
  });
  return pending;
}
