import { createSignal, lazy, Suspense } from "solid-js";
import { DeferredPopover } from "../../parts/deferred-popover.tsx";
import { Icon } from "../../parts/icon.tsx";
import { inboxWords } from "../words/index.ts";
import type { EditorHandle } from "./editor.tsx";
import { escaped } from "./to-html.ts";

const EmojiPicker = lazy(() => import("./emoji-picker.tsx"));

/** Puts an emoji into the text. */
export function EmojiButton(props: { readonly editor: EditorHandle | undefined }) {
  const [isOpen, open] = createSignal(false);
  const insert = (emoji: string) => {
    open(false);
    props.editor?.focus();
    props.editor?.insert(escaped(emoji));
  };
  return (
    <DeferredPopover
      open={isOpen()}
      onOpenChange={open}
      class="tool"
      label={inboxWords().composer.emoji}
      title={inboxWords().composer.emoji}
      placement="top-start"
      content="picker"
      keepsFocus
      face={<Icon name="smile" />}
    >
      <Suspense>
        <EmojiPicker pick={insert} />
      </Suspense>
    </DeferredPopover>
  );
}
