import { createEffect, createSignal, onCleanup } from "solid-js";
import type { Preview } from "./preview-sentences.ts";

/** The user has stopped typing for so long. */
const REST_MS = 500;

/**
 * Asks what would become of a draft once its user rests, and forgets the answer as soon as the draft is another. `draft` is
 * null while nothing of it could be changed, and nothing is asked then. A hub that cannot be reached says nothing here.
 */
export function usePreview<D>(
  draft: () => D | null,
  ask: (draft: D, signal: AbortSignal) => Promise<Preview>,
): () => Preview | null {
  const [preview, setPreview] = createSignal<Preview | null>(null);
  createEffect(() => {
    const now = draft();
    setPreview(null);
    if (now === null) return;
    const stop = new AbortController();
    const rest = setTimeout(() => {
      void ask(now, stop.signal).then(
        (answer) => stop.signal.aborted || setPreview(answer),
        () => undefined,
      );
    }, REST_MS);
    onCleanup(() => {
      clearTimeout(rest);
      stop.abort();
    });
  });
  return preview;
}
