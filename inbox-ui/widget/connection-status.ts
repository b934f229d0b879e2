import type { Words } from "./words.ts";

/** A connection lost for less than this needs no message. */
const PATIENCE = 2_000;

export type ConnectionStatus = ReturnType<typeof makeConnectionStatus>;

/** Reports a lost connection once it has lasted a moment. */
export function makeConnectionStatus(words: Words, changed: () => void) {
  let text: string | null = null;
  let begin: ReturnType<typeof setTimeout> | undefined;
  const become = (next: string | null) => {
    text = next;
    changed();
  };
  return {
    text: () => text,
    lost: () => {
      clearTimeout(begin);
      begin = setTimeout(
        () => become(navigator.onLine ? words.reconnecting : words.offline),
        navigator.onLine ? PATIENCE : 0,
      );
    },
    over: () => {
      clearTimeout(begin);
      if (text !== null) become(null);
    },
  };
}
