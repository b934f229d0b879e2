import { Show } from "solid-js";
import { words } from "../../words/index.ts";
import { Icon } from "../icon.tsx";
import { composer } from "./composer-state.ts";

/** What the draft answers or changes, when it does. */
export function Aim(props: { readonly cancel: () => void }) {
  const target = () => composer.edited() ?? composer.answered();
  return (
    <Show when={target()}>
      {(message) => (
        <div class="aim">
          <Icon name={composer.edited() ? "edit" : "reply"} />
          <span class="aim-text"><strong>{composer.edited() ? words().composer.editing : words().composer.replyingTo(message().author.name)}</strong> <span>{message().text.text}</span></span>
          <button type="button" class="pending-drop" aria-label={composer.edited() ? words().common.cancel : words().composer.cancelReply} onClick={() => props.cancel()}><Icon name="close" /></button>
        </div>
      )}
    </Show>
  );
}
