import { type Accessor, type JSX, Show } from "solid-js";

/**
 * Shows one item and follows its updates. Another item creates a new part, so that no draft is saved for the wrong
 * item.
 */
export function ById<T extends { readonly id: string }>(props: {
  readonly of: T | undefined;
  readonly children: (known: Accessor<T>) => JSX.Element;
}) {
  return (
    <Show when={props.of?.id} keyed>
      {(_) => <Show when={props.of}>{(known) => props.children(known)}</Show>}
    </Show>
  );
}
