import { For, Show } from "solid-js";
import type { Button, MessageFacts } from "../../../stage/control-api.ts";
import { attempt, pressButton } from "../live/actions.ts";
import { state } from "../live/state.ts";

/** Shows the buttons below a message, row by row. */
export const Buttons = (props: { message: MessageFacts }) => (
  <Show when={props.message.buttons.length > 0}>
    <div class="keyboard" role="group" aria-label="Buttons">
      <For each={props.message.buttons}>
        {(row) => (
          <div class="keyboard-row">
            <For each={row}>{(button) => <OneButton message={props.message} button={button} />}</For>
          </div>
        )}
      </For>
    </div>
  </Show>
);

const OneButton = (props: { message: MessageFacts; button: Button }) => (
  <Show
    when={props.button.url}
    fallback={
      <button
        type="button"
        data-look={props.button.look}
        disabled={props.button.disabled}
        data-waits={state.waiting[`${props.message.id}:${props.button.id}`] === undefined ? undefined : ""}
        onClick={() => void attempt(() => pressButton(props.message, props.button.id))}
      >
        {props.button.title}
      </button>
    }
  >
    {(url) => (
      <a href={url()} target="_blank" rel="noreferrer noopener">
        {props.button.title} ↗
      </a>
    )}
  </Show>
);
