import type { Hub } from "./hub.ts";
import type { Memory } from "./memory.ts";
import type { Pending } from "./thread.ts";

export type Outbox = {
  /** Sends what waits, in order; `again` also what had failed, and without waiting any longer. */ flush(
    again?: boolean,
  ): Promise<void>;
};

const TRIES = 4;

/** Sends pending messages one after the other. A retry has the same id, so the hub keeps one copy. */
export function openOutbox(hub: Hub, memory: Memory, changed: (pending: readonly Pending[]) => void): Outbox {
  let busy = false;
  let wake = () => {};
  const pause = (milliseconds: number) =>
    new Promise<void>((resolve) => {
      wake = resolve;
      setTimeout(resolve, milliseconds);
    });
  const mark = (id: string, state: Pending["state"]) => {
    memory.keep({
      pending: memory.kept.pending.map((pending) => (pending.id === id ? { ...pending, state } : pending)),
    });
    changed(memory.kept.pending);
  };
  const flush = async (again = false) => {
    if (again)
      for (const pending of memory.kept.pending) if (pending.state === "failed") mark(pending.id, "sending");
    if (again) wake();
    if (busy) return;
    busy = true;
    for (let next = nextOf(memory); next; next = nextOf(memory))
      mark(next.id, await deliver(hub, memory, next, pause));
    busy = false;
  };
  return { flush };
}

const nextOf = (memory: Memory): Pending | undefined =>
  memory.kept.pending.find((pending) => pending.state === "sending");

async function deliver(
  hub: Hub,
  memory: Memory,
  pending: Pending,
  pause: (milliseconds: number) => Promise<void>,
): Promise<"sent" | "failed"> {
  for (let attempt = 0; attempt < TRIES; attempt += 1) {
    if (attempt > 0) await pause(500 * 2 ** attempt);
    const met = await hub.meet();
    const said = met.kind === "ok" ? await hub.say(wordsOf(pending, memory)) : met;
    if (said.kind === "ok") return "sent";
    if (said.kind === "refused") return "failed";
    // The channel's secret has changed: the old thread is lost, and a new token starts another.
    if (said.kind === "stranger") memory.keep({ token: null });
  }
  return "failed";
}

const wordsOf = ({ id, number, text, files }: Pending, memory: Memory): object => ({
  kind: "message",
  id,
  number,
  text,
  attachments: files,
  page: { url: location.href.split("#", 1)[0]?.slice(0, 2_000), title: document.title.slice(0, 300) },
  language: navigator.language,
  ...memory.kept.person,
});
