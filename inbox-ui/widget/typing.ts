import type { Hub } from "./hub.ts";
import type { Memory } from "./memory.ts";

const SAID_EVERY = 3_000;
const SHOWN_FOR = 6_000;

export type Typing = ReturnType<typeof makeTyping>;

/** Reports the visitor's typing to the hub every few seconds at most, and shows the team's for a while. */
export function makeTyping(hub: Hub, memory: Memory, changed: () => void) {
  let saidAt = 0;
  let typist: string | null = null;
  let end: ReturnType<typeof setTimeout> | undefined;
  const show = (name: string | null) => {
    clearTimeout(end);
    if (name !== null) end = setTimeout(() => show(null), SHOWN_FOR);
    if (name === typist) return;
    typist = name;
    changed();
  };
  return {
    typist: () => typist,
    show,
    /** The visitor pressed a key. */
    say: () => {
      if (memory.kept.token === null || Date.now() - saidAt < SAID_EVERY) return;
      saidAt = Date.now();
      void hub.say({ kind: "typing", name: memory.kept.person.name });
    },
    /** The message was sent; the next key reports typing again. */
    done: () => (saidAt = 0),
  };
}
