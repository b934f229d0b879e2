import { For, Show } from "solid-js";
import { words } from "../../words/index.ts";

export type Suggestion = { readonly id: string; readonly title: string; readonly hint?: string; readonly face?: string };
type Props = { readonly id: string; readonly label: string; readonly items: readonly Suggestion[]; readonly at: number; readonly choose: (index: number) => void; readonly hover: (index: number) => void };

/** The list above the composer that `/`, `:` and `@` open; the editor keeps the focus. */
export function Suggestions(props: Props) {
  return (
    <div class="suggestions floating menu" id={props.id} role="listbox" aria-label={props.label}>
      <For each={props.items}>
        {(item, index) => (
          <div class="menu-item" role="option" id={`${props.id}-${index()}`} aria-selected={index() === props.at} onPointerMove={() => props.hover(index())} onPointerDown={(event) => { event.preventDefault(); props.choose(index()); }} ref={(row) => index() === props.at && queueMicrotask(() => row.scrollIntoView({ block: "nearest" }))}>
            <Show when={item.face}><span aria-hidden="true">{item.face}</span></Show>
            <span class="suggestion-title">{item.title}</span>
            <Show when={item.hint}><span class="grow soft">{item.hint}</span></Show>
          </div>
        )}
      </For>
      <Show when={props.items.length === 0}><p class="menu-empty">{words().composer.noMatch}</p></Show>
    </div>
  );
}
