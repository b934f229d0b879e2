import { Show } from "solid-js";
import { inboxWords } from "../words/index.ts";
import { Icon } from "../../parts/icon.tsx";
import { composer } from "./composer-state.ts";

/** Sends a reply, adds a note or saves an edit, and says which. */
export const SendButton = (props: { readonly isReady: boolean }) => (
  <button
    type="submit"
    class="button composer-send"
    data-kind="primary"
    data-size="small"
    aria-disabled={!props.isReady}
    title={inboxWords().composer.enterHint}
  >
    <Show
      when={composer.edited()}
      fallback={composer.mode() === "note" ? inboxWords().composer.addNote : inboxWords().composer.send}
    >
      {inboxWords().composer.saveEdit}
    </Show>
    <Icon name={composer.mode() === "note" ? "lock" : "send"} />
  </button>
);
