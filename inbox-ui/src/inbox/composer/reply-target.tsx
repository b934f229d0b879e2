import { Show } from "solid-js";
import { words } from "../../words/index.ts";
import { inboxWords } from "../words/index.ts";
import { Icon } from "../../parts/icon.tsx";
import { composer } from "./composer-state.ts";

/** Shows the message that the draft replies to or edits. */
export function ReplyTarget(props: { readonly cancel: () => void }) {
  return (
    <Show when={targetOf(composer.edited(), composer.answered())}>
      {(shown) => (
        <div class="reply-target">
          <Icon name={shown().icon} />
          <span class="reply-target-text">
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

function targetOf(
  edited: ReturnType<typeof composer.edited>,
  answered: ReturnType<typeof composer.answered>,
) {
  if (edited)
    return {
      icon: "edit",
      title: inboxWords().composer.editing,
      preview: edited.text.text,
      cancel: words().common.cancel,
    } as const;
  return (
    answered &&
    ({
      icon: "reply",
      title: inboxWords().composer.replyingTo(answered.authorName),
      preview: answered.preview,
      cancel: inboxWords().composer.cancelReply,
    } as const)
  );
}
