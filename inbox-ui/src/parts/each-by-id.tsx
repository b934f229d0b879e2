import { type Accessor, createComputed, createMemo, For, type JSX, on, Show } from "solid-js";

/** Shows a row for each item, which follows its updates and moves with it. Open parts and the focus stay. */
export function EachById<T extends { readonly id: string }>(props: {
  readonly each: readonly T[];
  readonly children: (known: Accessor<T>, index: Accessor<number>) => JSX.Element;
}) {
  const known = createMemo(() => new Map(props.each.map((one) => [one.id, one])));
  createComputed(on(() => props.each.map((one) => one.id).join(" "), keepFocus));
  return (
    <For each={props.each.map((one) => one.id)}>
      {(id, index) => <Show when={known().get(id)}>{(one) => props.children(one, index)}</Show>}
    </For>
  );
}

/** Gives the focus back to what had it: a row that moves in the document loses it. */
function keepFocus(): void {
  const focused = document.activeElement;
  queueMicrotask(() => {
    if (focused instanceof HTMLElement && focused.isConnected && document.activeElement === document.body)
      focused.focus({ preventScroll: true });
  });
}
