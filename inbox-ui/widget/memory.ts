import { attempt } from "./attempt.ts";
import { readPending, writePending } from "./keep-pending.ts";
import type { Pending } from "./thread.ts";
import { usablePerson, type Person } from "./usable-person.ts";

/** The data that the browser keeps of a visitor who has written. */
export type Kept = {
  token: string | null;
  person: Person;
  readUpTo: string | null;
  pending: readonly Pending[];
  /** The number of messages that this browser has sent or tried to send. */
  count: number;
};

export type Memory = {
  kept: Kept;
  keep(change: Partial<Kept>): void;
  onChangeElsewhere(then: () => void): void;
};

/** Opens the stored data of a channel. Nothing is stored without a token, which a visitor gets when they write. */
export function openMemory(channelId: string): Memory {
  const key = `parley:${channelId}`;
  const memory: Memory = {
    kept: read(key),
    keep: (change) => {
      const before = memory.kept;
      memory.kept = { ...before, ...change };
      const { pending, ...shared } = memory.kept;
      if (shared.token === null) return;
      attempt(() => localStorage.setItem(key, JSON.stringify(shared)));
      writePending(key, before.token === null ? [] : before.pending, pending);
    },
    onChangeElsewhere: (then) => {
      const readAgain = () => {
        const kept = read(key);
        if (kept.token === null) return;
        // Each page sends its own messages; identity and read position are shared.
        memory.kept = { ...kept, pending: memory.kept.pending };
        then();
      };
      addEventListener("storage", (event) => event.key === key && readAgain());
      // A page from the back-forward cache got no events meanwhile.
      addEventListener("pageshow", (event) => event.persisted && readAgain());
    },
  };
  return memory;
}

function read(key: string): Kept {
  const empty = { token: null, person: {}, readUpTo: null, count: 0 };
  const text = attempt(() => localStorage.getItem(key)) ?? "{}";
  const kept = attempt((): Partial<Kept> => parse(text));
  return { ...empty, ...kept, person: usablePerson(kept?.person), pending: readPending(key) };
}

function parse(text: string): Partial<Kept> {
  const kept: Partial<Kept> = JSON.parse(text);
  return kept;
}
