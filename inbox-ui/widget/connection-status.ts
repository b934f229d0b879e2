import type { Words } from "./words.ts";

/** A line that is back this soon is nobody's business. */
const PATIENCE = 2_000;

export type ConnectionStatus = ReturnType<typeof makeConnectionStatus>;

/** What is wrong with the line, in words, once it has been wrong for a moment. */
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
