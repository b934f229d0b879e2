import { For, Show } from "solid-js";
import { words } from "../../words/index.ts";
import type { SuggestionList } from "./use-suggestions.ts";

/** The list above the composer that `/`, `:` and `@` open; the editor keeps the focus. */
export function Suggestions(props: { readonly label: string; readonly list: SuggestionList }) {
  const { listId, items, at, setAt, choose } = props.list;
  return (
    <div class="suggestions floating menu" id={listId} role="listbox" aria-label={props.label}>
      <For each={items()}>
        {(item, index) => (
          <div class="menu-item" role="option" id={`${listId}-${index()}`} aria-selected={index() === at()} onPointerMove={() => setAt(index())} onPointerDown={(event) => { event.preventDefault(); void choose(index()); }} ref={(row) => index() === at() && queueMicrotask(() => row.scrollIntoView({ block: "nearest" }))}>
            <Show when={item.face}><span aria-hidden="true">{item.face}</span></Show>
            <span class="suggestion-title">{item.title}</span>
            <Show when={item.hint}><span class="grow soft">{item.hint}</span></Show>
          </div>
        )}
      </For>
      <Show when={items().length === 0}><p class="menu-empty">{words().composer.noMatch}</p></Show>
    </div>
  );
}
