import { createEffect, createSignal, createUniqueId, on } from "solid-js";
import { renderTemplate } from "../../api/library.ts";
import { useTemplates } from "../../api/queries.ts";
import { reasonOf } from "../../words/reason.ts";
import { say } from "../../parts/toasts.tsx";
import type { Mode } from "./composer-state.ts";
import type { EditorHandle } from "./editor.tsx";
import { escaped, mentionHtml, toHtml } from "./to-html.ts";
import { type Trigger, triggerIn } from "./trigger.ts";
import { useSuggestedItems } from "./use-suggested-items.ts";

export type SuggestionList = ReturnType<typeof useSuggestions>;

/** Runs the list of `/`, `:` or `@`: what opens it, its items, its keys and its choices. */
export function useSuggestions(conversationId: string, editor: () => EditorHandle | undefined) {
  const listId = createUniqueId();
  const [trigger, setTrigger] = createSignal<Trigger>();
  const [at, setAt] = createSignal(0);
  const [awaited, setAwaited] = createSignal(false);
  const templates = useTemplates();
  const items = useSuggestedItems(trigger, () => templates().data?.items ?? []);
  createEffect(
    on(
      () => `${trigger()?.kind}${trigger()?.typed}`,
      () => setAt(0),
    ),
  );

  /** Opens or closes the list by the text before the caret. */
  const look = (before: string, mode: Mode) => setTrigger(awaited() ? undefined : triggerIn(before, mode));
  /** Returns the items; undefined while it is closed. */
  const shown = () => (items().length > 0 || trigger()?.kind === "canned" ? trigger()?.kind : undefined);
  const move = (by: number) => setAt((at() + by + items().length) % Math.max(1, items().length));
  const keys: Readonly<Record<string, () => void>> = {
    Escape: () => setTrigger(undefined),
    ArrowDown: () => move(1),
    ArrowUp: () => move(-1),
    Enter: () => void choose(at()),
    Tab: () => void choose(at()),
  };
  /** Handles a key; returns whether the list used it. */
  const press = (key: string): boolean => {
    const action = trigger() && (key === "Escape" || items().length > 0) ? keys[key] : undefined;
    action?.();
    return action !== undefined;
  };
  /** Chooses an item. The list closes at once; a request to the hub finishes later. */
  const choose = async (index: number) => {
    const current = trigger();
    const item = items()[index];
    if (current === undefined || item === undefined) return;
    const fill = editor()?.hold(current.length);
    setTrigger(undefined);
    if (current.kind === "emoji") return fill?.(escaped(`${item.id} `));
    if (current.kind === "people") return fill?.(`${mentionHtml(item.id, escaped(`@${item.title}`))}&nbsp;`);
    setAwaited(true);
    try {
      const { text } = await renderTemplate(item.id, conversationId);
      fill?.(toHtml(text));
    } catch (error) {
      say(reasonOf(error));
    }
    setAwaited(false);
  };
  const activeId = () => (items().length > 0 ? `${listId}-${at()}` : undefined);
  /** Returns whether nothing exists to choose from yet. */
  const isBare = () => trigger()?.kind === "canned" && templates().data?.items.length === 0;
  return { listId, activeId, isBare, trigger, shown, items, at, setAt, look, press, choose, awaited };
}
