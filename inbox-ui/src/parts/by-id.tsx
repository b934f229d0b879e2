import { type Accessor, type JSX, Show } from "solid-js";

/** Shows one thing and follows its news; another thing begins anew, so that nothing typed for one is saved for the other. */
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
