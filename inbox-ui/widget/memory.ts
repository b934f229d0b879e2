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

export type Memory = { kept: Kept; keep(change: Partial<Kept>): void; onChangeElsewhere(then: () => void): void };

/** Opens what this browser keeps for a channel. Nothing is written before there is a token, and there is none before the visitor writes. */
export function openMemory(channelId: string): Memory {
  const key = `parley:${channelId}`;
  const memory: Memory = {
    kept: read(key),
    keep: (change) => {
      memory.kept = { ...memory.kept, ...change };
      if (memory.kept.token !== null) attempt(() => localStorage.setItem(key, JSON.stringify(memory.kept)));
    },
    onChangeElsewhere: (then) =>
      addEventListener("storage", (event) => {
        if (event.key !== key) return;
        // Each page sends what it was given itself; who the visitor is and what they read is shared.
        memory.kept = { ...read(key), pending: memory.kept.pending };
        then();
      }),
  };
  return memory;
}

function read(key: string): Kept {
  const empty: Kept = { token: null, person: {}, readUpTo: null, pending: [], count: 0 };
  const text = attempt(() => localStorage.getItem(key)) ?? "{}";
  const kept = attempt((): Partial<Kept> => parse(text));
  return { ...empty, ...kept };
}

function parse(text: string): Partial<Kept> {
  const kept: Partial<Kept> = JSON.parse(text);
  return kept;
}

/** A page may forbid storage altogether; the chat then lasts as long as the page. */
function attempt<T>(work: () => T): T | undefined {
  try {
    return work();
  } catch {
    return undefined;
  }
}
