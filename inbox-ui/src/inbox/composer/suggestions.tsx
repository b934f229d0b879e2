import { A } from "@solidjs/router";
import { For, Show } from "solid-js";
import { useMay } from "../../api/session.ts";
import { inboxWords } from "../words/index.ts";
import type { SuggestionList } from "./use-suggestions.ts";

/** Shows the list that `/`, `:` and `@` open; the editor keeps the focus. */
export function Suggestions(props: { readonly label: string; readonly list: SuggestionList }) {
  const { listId, items, at, setAt, choose, isBare } = props.list;
  return (
    <Show
      when={items().length > 0}
      fallback={
        <div class="suggestions floating menu-empty" role="status">
          <Show when={isBare()} fallback={inboxWords().composer.noMatch}>
            <NoneYet />
          </Show>
        </div>
      }
    >
      <div class="suggestions floating menu" id={listId} role="listbox" aria-label={props.label}>
        <For each={items()}>
          {(item, index) => (
            <div
              class="menu-item"
              role="option"
              id={`${listId}-${index()}`}
              aria-selected={index() === at()}
              onPointerMove={() => setAt(index())}
              onPointerDown={(event) => {
                event.preventDefault();
                void choose(index());
              }}
              ref={(row) =>
                index() === at() && queueMicrotask(() => row.scrollIntoView({ block: "nearest" }))
              }
            >
              <Show when={item.face}>
                <span aria-hidden="true">{item.face}</span>
              </Show>
              <span class="suggestion-title">{item.title}</span>
              <Show when={item.hint}>
                <span class={item.beginning === undefined ? "grow soft" : "suggestion-name"}>
                  {item.hint}
                </span>
              </Show>
              <Show when={item.beginning}>
                <span class="grow soft">{item.beginning}</span>
              </Show>
            </div>
          )}
        </For>
      </div>
    </Show>
  );
}

function NoneYet() {
  const may = useMay();
  return (
    <>
      {inboxWords().composer.noCanned}{" "}
      <Show when={may("template.manage")}>
        <A class="button" data-kind="link" href="/settings/canned">
          {inboxWords().composer.makeCanned}
        </A>
      </Show>
    </>
  );
}
