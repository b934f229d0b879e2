import { type Accessor, createMemo, For, type JSX, Show } from "solid-js";

/** A row for each thing, which follows its news and moves with it: what is open in a row, and the focus, stay. */
export function EachById<T extends { readonly id: string }>(props: {
  readonly each: readonly T[];
  readonly children: (known: Accessor<T>, index: Accessor<number>) => JSX.Element;
}) {
  const known = createMemo(() => new Map(props.each.map((one) => [one.id, one])));
  return (
    <For each={props.each.map((one) => one.id)}>
      {(id, index) => <Show when={known().get(id)}>{(one) => props.children(one, index)}</Show>}
    </For>
  );
}
