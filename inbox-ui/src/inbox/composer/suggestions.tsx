import { A } from "@solidjs/router";
import { For, Show } from "solid-js";
import { useMay } from "../../api/session.ts";
import { LineHint } from "../../parts/command-line/line-hint.tsx";
import { inboxWords } from "../words/index.ts";
import type { Suggestion } from "./use-suggested-items.ts";
import type { SuggestionList } from "./use-suggestions.ts";

/** Shows the list that `/`, `:` and `@` open, and what completes a command; the editor keeps the focus. */
export function Suggestions(props: { readonly label: string; readonly list: SuggestionList }) {
  const { items, isBare, trigger } = props.list;
  return (
    <div class="suggestions floating">
      <Show when={trigger()?.line}>{(line) => <LineHint line={line()} />}</Show>
      <Show when={items().length > 0}>
        <List label={props.label} list={props.list} />
      </Show>
      <Show when={isBare() || (items().length === 0 && !trigger()?.line)}>
        <div class="menu-empty" role="status">
          <Show when={isBare()} fallback={inboxWords().composer.noMatch}>
            <NoneYet />
          </Show>
        </div>
      </Show>
    </div>
  );
}

function List(props: { readonly label: string; readonly list: SuggestionList }) {
  const { listId, items } = props.list;
  return (
    <div class="menu" id={listId} role="listbox" aria-label={props.label}>
      <For each={items()}>{(item, index) => <Item item={item} index={index()} list={props.list} />}</For>
    </div>
  );
}

function Item(props: { readonly item: Suggestion; readonly index: number; readonly list: SuggestionList }) {
  const { listId, at, setAt, choose } = props.list;
  const isAt = () => props.index === at();
  return (
    <div
      class="menu-item"
      role="option"
      id={`${listId}-${props.index}`}
      aria-selected={isAt()}
      onPointerMove={() => setAt(props.index)}
      onPointerDown={(event) => {
        event.preventDefault();
        void choose(props.index);
      }}
      ref={(row) => isAt() && queueMicrotask(() => row.scrollIntoView({ block: "nearest" }))}
    >
      <ItemText item={props.item} />
    </div>
  );
}

function ItemText(props: { readonly item: Suggestion }) {
  return (
    <>
      <Show when={props.item.face}>
        <span aria-hidden="true">{props.item.face}</span>
      </Show>
      <span class="suggestion-title">{props.item.title}</span>
      <Show when={props.item.hint}>
        <span class={props.item.beginning === undefined ? "grow soft" : "suggestion-name"}>
          {props.item.hint}
        </span>
      </Show>
      <Show when={props.item.beginning}>
        <span class="grow soft">{props.item.beginning}</span>
      </Show>
    </>
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
