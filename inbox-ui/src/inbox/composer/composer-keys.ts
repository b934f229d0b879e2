import { composer } from "./composer-state.ts";
import type { EditorHandle } from "./editor.tsx";
import type { useSuggestions } from "./use-suggestions.ts";

/** Returns what a key does in the composer: the list of suggestions first, then sending and leaving. */
export const keysOf =
  ({
    suggestions,
    editor,
    leave,
    submit,
  }: {
    readonly suggestions: ReturnType<typeof useSuggestions>;
    readonly editor: () => EditorHandle | undefined;
    readonly leave: () => void;
    readonly submit: (resolves?: boolean) => Promise<void>;
  }) =>
  (event: KeyboardEvent) => {
    if (event.isComposing) return;
    if (suggestions.press(event.key)) return event.preventDefault();
    if (event.key === "Escape") return composer.edited() || composer.answered() ? leave() : editor()?.blur();
    if (event.key !== "Enter" || event.shiftKey) return;
    event.preventDefault();
    void submit(event.ctrlKey || event.metaKey);
  };
