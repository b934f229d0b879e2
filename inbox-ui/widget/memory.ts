import { attempt } from "./attempt.ts";
import { readPending, writePending } from "./keep-pending.ts";
import type { Pending } from "./thread.ts";

/** What the browser keeps of a visitor, once they have written. */
export type Kept = {
  token: string | null;
  person: Person;
  readUpTo: string | null;
  pending: readonly Pending[];
  /** How many messages this browser has begun to send. */
  count: number;
};

/** Who the visitor says they are; `emailProof` is the host page's server vouching for the address. */
export type Person = { readonly name?: string; readonly email?: string; readonly emailProof?: string };

export type Memory = {
  kept: Kept;
  keep(change: Partial<Kept>): void;
  onChangeElsewhere(then: () => void): void;
};

/** Opens what this browser keeps for a channel. Nothing is written before there is a token, and there is none before the visitor writes. */
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
        // Each page sends what it was given itself; who the visitor is and what they read is shared.
        memory.kept = { ...kept, pending: memory.kept.pending };
        then();
      };
      addEventListener("storage", (event) => event.key === key && readAgain());
      // A page the browser had laid aside, to go back to, heard nothing meanwhile.
      addEventListener("pageshow", (event) => event.persisted && readAgain());
    },
  };
  return memory;
}

function read(key: string): Kept {
  const empty = { token: null, person: {}, readUpTo: null, count: 0 };
  const text = attempt(() => localStorage.getItem(key)) ?? "{}";
  const kept = attempt((): Partial<Kept> => parse(text));
  return { ...empty, ...kept, pending: readPending(key) };
}

function parse(text: string): Partial<Kept> {
  const kept: Partial<Kept> = JSON.parse(text);
  return kept;
}
