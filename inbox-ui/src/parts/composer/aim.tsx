import { Show } from "solid-js";
import { words } from "../../words/index.ts";
import { Icon } from "../icon.tsx";
import { composer } from "./composer-state.ts";

/** What the draft answers or changes, when it does. */
export function Aim(props: { readonly cancel: () => void }) {
  const aim = () => {
    const [edited, answered] = [composer.edited(), composer.answered()];
    if (edited)
      return {
        icon: "edit",
        title: words().composer.editing,
        preview: edited.text.text,
        cancel: words().common.cancel,
      } as const;
    return (
      answered &&
      ({
        icon: "reply",
        title: words().composer.replyingTo(answered.authorName),
        preview: answered.preview,
        cancel: words().composer.cancelReply,
      } as const)
    );
  };
  return (
    <Show when={aim()}>
      {(shown) => (
        <div class="aim">
          <Icon name={shown().icon} />
          <span class="aim-text">
            <strong>{shown().title}</strong> <span>{shown().preview}</span>
          </span>
          <button
            type="button"
            class="pending-drop"
            aria-label={shown().cancel}
            onClick={() => props.cancel()}
          >
            <Icon name="close" />
          </button>
        </div>
      )}
    </Show>
  );
}
