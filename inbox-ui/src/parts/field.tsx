import { createUniqueId, type JSX, Show } from "solid-js";
import { words } from "../words/index.ts";

type Props = {
  readonly title: string;
  readonly hint?: string | undefined;
  readonly optional?: boolean;
  readonly children: (id: string, hintId: string | undefined) => JSX.Element;
};

/** Shows a labelled control with its hint. */
export function Field(props: Props) {
  const id = createUniqueId();
  return (
    <div class="field">
      <label for={id}>
        {props.title}
        <Show when={props.optional}>
          {" "}
          <span class="optional">({words().common.optional})</span>
        </Show>
      </label>
      {props.children(id, props.hint ? `${id}-hint` : undefined)}
      <Show when={props.hint}>
        <span class="hint" id={`${id}-hint`}>
          {props.hint}
        </span>
      </Show>
    </div>
  );
}
