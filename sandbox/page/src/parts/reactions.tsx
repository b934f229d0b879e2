import { For, Show } from "solid-js";
import type { MessageFacts } from "../../../stage/control-api.ts";
import { attempt, react } from "../live/actions.ts";
import { state } from "../live/state.ts";

/** Shows who reacted how; a click adds or removes one's own. */
export const Reactions = (props: { message: MessageFacts }) => (
  <Show when={props.message.reactions.length > 0}>
    <p class="reactions">
      <For each={props.message.reactions}>
        {(one) => (
          <button
            type="button"
            aria-pressed={one.by.some((id) => id === state.speaker)}
            aria-label={`${one.emoji} ${one.by.length}`}
            onClick={() => void attempt(() => react(props.message, one.emoji))}
          >
            {one.emoji}
            <span>{one.by.length > 1 ? one.by.length : ""}</span>
          </button>
        )}
      </For>
    </p>
  </Show>
);
