import { Show } from "solid-js";
import { inboxWords } from "../words/index.ts";
import { Icon } from "../../parts/icon.tsx";

/** Jumps to the newest message and shows how many are new. */
export const LogPill = (props: { readonly unseen: number; readonly press: () => void }) => (
  <button
    type="button"
    class="log-pill"
    data-new={props.unseen > 0 ? "" : undefined}
    aria-label={
      props.unseen > 0 ? inboxWords().conversation.newBelow(props.unseen) : inboxWords().conversation.toBottom
    }
    onClick={() => props.press()}
  >
    <Icon name="down" />
    <Show when={props.unseen}>{(count) => inboxWords().conversation.newBelow(count())}</Show>
  </button>
);
