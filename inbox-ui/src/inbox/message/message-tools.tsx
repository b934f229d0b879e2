import { Show } from "solid-js";
import { useMay } from "../../api/session.ts";
import type { LocalMessage } from "../../live/state.ts";
import { inboxWords } from "../words/index.ts";
import { composer } from "../composer/composer-state.ts";
import { deferMenu } from "../../parts/deferred-menu.tsx";
import { Icon } from "../../parts/icon.tsx";

const MessageMenu = deferMenu<LocalMessage>(() => import("./message-menu.tsx"));

/** Shows the tools beside a message on hover and for the keyboard: reply, and a menu. */
export function MessageTools(props: { readonly message: LocalMessage }) {
  const may = useMay();
  return (
    <div class="message-tools">
      <Show when={props.message.kind === "message" && may("conversation.reply")}>
        <button
          type="button"
          class="message-tool"
          title={inboxWords().message.replyTo}
          aria-label={inboxWords().message.replyTo}
          onClick={() => composer.replyTo(props.message)}
        >
          <Icon name="reply" />
        </button>
      </Show>
      <MessageMenu subject={props.message} class="message-tool" label={inboxWords().message.actions}>
        <Icon name="more" />
      </MessageMenu>
    </div>
  );
}
