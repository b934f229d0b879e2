import { createSignal, For, lazy, Show, Suspense } from "solid-js";
import { inboxWords } from "../words/index.ts";
import { DeferredPopover } from "../../parts/deferred-popover.tsx";
import { Icon } from "../../parts/icon.tsx";
import type { EditorHandle, Format } from "./editor.tsx";
import { LinkForm } from "./link-form.tsx";
import { escaped } from "./to-html.ts";

const EmojiPicker = lazy(() => import("./emoji-picker.tsx"));
const FORMATS: readonly Format[] = ["bold", "italic", "strike", "code"];

type Props = {
  readonly editor: EditorHandle | undefined;
  readonly addFiles: (files: readonly File[]) => void;
  readonly mayAttach: boolean;
  readonly openCanned: () => void;
};

/** Shows the buttons for files, emoji, canned replies and formatting. */
export function Toolbar(props: Props) {
  let chooser: HTMLInputElement | undefined;
  const [emojiOpen, openEmoji] = createSignal(false);
  const [linkOpen, openLink] = createSignal(false);
  const keep = (event: Event) => {
    event.preventDefault();
    props.editor?.keepSelection();
  };
  const insert = (emoji: string) => {
    openEmoji(false);
    props.editor?.focus();
    props.editor?.insert(escaped(emoji));
  };
  const link = (address: string) => {
    openLink(false);
    props.editor?.link(address);
  };
  return (
    <div class="tools" role="group" aria-label={inboxWords().composer.formatting}>
      <Show when={props.mayAttach}>
        <input
          ref={chooser}
          type="file"
          multiple
          hidden
          onChange={(event) => {
            props.addFiles([...(event.currentTarget.files ?? [])]);
            event.currentTarget.value = "";
          }}
        />
        <button
          type="button"
          class="tool"
          aria-label={inboxWords().composer.attach}
          title={inboxWords().composer.attach}
          onClick={() => chooser?.click()}
        >
          <Icon name="attach" />
        </button>
      </Show>
      <DeferredPopover
        open={emojiOpen()}
        onOpenChange={openEmoji}
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
      <button
        type="button"
        class="tool"
        aria-label={inboxWords().composer.canned}
        title={`${inboxWords().composer.canned} (/)`}
        onClick={() => props.openCanned()}
      >
        <Icon name="slash" />
      </button>
      <span class="tools-line" data-desk />
      <For each={FORMATS}>
        {(format) => (
          <button
            type="button"
            class="tool"
            data-desk
            aria-label={inboxWords().composer[format]}
            title={inboxWords().composer[format]}
            onMouseDown={keep}
            onClick={() => props.editor?.format(format)}
          >
            <Icon name={format} />
          </button>
        )}
      </For>
      <span data-desk>
        <DeferredPopover
          open={linkOpen()}
          onOpenChange={openLink}
          class="tool"
          label={inboxWords().composer.link}
          title={inboxWords().composer.link}
          onMouseDown={keep}
          placement="top-start"
          content="picker"
          keepsFocus
          face={<Icon name="link" />}
        >
          <LinkForm apply={link} />
        </DeferredPopover>
      </span>
    </div>
  );
}
