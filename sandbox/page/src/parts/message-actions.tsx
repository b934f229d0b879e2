import { For, Show } from "solid-js";
import type { MessageFacts } from "../../../stage/control-api.ts";
import { attempt, erase, react, startThread } from "../live/actions.ts";
import { setState, state, theRoom } from "../live/state.ts";
import { Menu } from "./menu.tsx";

/** Shows the menu of what the app offers for a message. */
export function MessageActions(props: { message: MessageFacts; mine: boolean }) {
  const offers = () => state.platform?.features;
  const reply = () => setState({ replyTo: props.message, editing: null });
  const edit = () =>
    setState({ editing: { message: props.message, text: props.message.text }, replyTo: null });
  return (
    <Menu class="actions" label={`Actions for: ${props.message.preview}`}>
      <div class="emoji-row">
        <For each={offers()?.reactions}>
          {(emoji) => (
            <button
              type="button"
              aria-label={`React with ${emoji}`}
              onClick={() => void attempt(() => react(props.message, emoji))}
            >
              {emoji}
            </button>
          )}
        </For>
      </div>
      <Show when={offers()?.replies}>
        <button type="button" onClick={reply}>
          Reply
        </button>
      </Show>
      <Show when={theRoom()?.kind === "channel" && props.message.thread === null}>
        <button type="button" onClick={() => void attempt(() => startThread(props.message))}>
          Start thread
        </button>
      </Show>
      <Show when={offers()?.edits && props.mine && props.message.text !== ""}>
        <button type="button" onClick={edit}>
          Edit
        </button>
      </Show>
      <Show when={offers()?.deletes && props.mine}>
        <button type="button" onClick={() => void attempt(() => erase(props.message))}>
          Delete
        </button>
      </Show>
    </Menu>
  );
}
