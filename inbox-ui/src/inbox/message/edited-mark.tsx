import { DeferredPopover } from "../../parts/deferred-popover.tsx";
import { For, Show } from "solid-js";
import { listEdits } from "../../api/messages.ts";
import { useRead } from "../../api/read.ts";
import type { LocalMessage } from "../../live/state.ts";
import { inboxWords } from "../words/index.ts";
import { mediumTime } from "../../words/time.ts";
import { RichText } from "./rich-text.tsx";

/** Shows "edited", and the earlier text on click. */
export function EditedMark(props: { readonly message: LocalMessage }) {
  return (
    <DeferredPopover
      class="edited"
      label={`${inboxWords().message.edited}. ${inboxWords().message.history}`}
      placement="top"
      content="delivery-log"
      face={inboxWords().message.edited}
    >
      <History message={props.message} />
    </DeferredPopover>
  );
}

function History(props: { readonly message: LocalMessage }) {
  const edits = useRead(() => ({
    queryKey: ["edits", props.message.id, props.message.editedAt],
    queryFn: () => listEdits(props.message.id),
  }));
  return (
    <>
      <h2 class="menu-title">{inboxWords().message.history}</h2>
      <Show when={edits().data}>
        {(known) => (
          <ol class="history">
            <For each={known().items}>
              {(edit) => (
                <li>
                  <time datetime={edit.at}>{mediumTime(edit.at)}</time>
                  <RichText value={edit.text} />
                </li>
              )}
            </For>
          </ol>
        )}
      </Show>
    </>
  );
}
