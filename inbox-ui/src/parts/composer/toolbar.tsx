import { createSignal, For, lazy, Show, Suspense } from "solid-js";
import { Popover } from "@kobalte/core/popover";
import { words } from "../../words/index.ts";
import { Icon } from "../icon.tsx";
import type { EditorHandle, Format } from "./editor.tsx";
import { escaped } from "./to-html.ts";

const EmojiPicker = lazy(() => import("./emoji-picker.tsx"));
const FORMATS: readonly Format[] = ["bold", "italic", "strike", "code"];

type Props = { readonly editor: EditorHandle | undefined; readonly addFiles: (files: readonly File[]) => void; readonly mayAttach: boolean; readonly openCanned: () => void };

/** Files, emoji, canned replies, and formatting. */
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
    props.editor?.replace(0, escaped(emoji));
  };
  const link = (event: SubmitEvent & { currentTarget: HTMLFormElement }) => {
    event.preventDefault();
    const typed = String(new FormData(event.currentTarget).get("url")).trim();
    openLink(false);
    props.editor?.link(/^[a-z]+:/iu.test(typed) ? typed : `https://${typed}`);
  };
  return (
    <div class="tools" role="group" aria-label={words().composer.formatting}>
      <Show when={props.mayAttach}>
        <input ref={chooser} type="file" multiple hidden onChange={(event) => { props.addFiles([...(event.currentTarget.files ?? [])]); event.currentTarget.value = ""; }} />
        <button type="button" class="tool" aria-label={words().composer.attach} title={words().composer.attach} onClick={() => chooser?.click()}><Icon name="attach" /></button>
      </Show>
      <Popover open={emojiOpen()} onOpenChange={openEmoji} placement="top-start" gutter={6}>
        <Popover.Trigger class="tool" aria-label={words().composer.emoji} title={words().composer.emoji}><Icon name="smile" /></Popover.Trigger>
        <Popover.Portal><Popover.Content class="floating picker" aria-label={words().composer.emoji} onCloseAutoFocus={(event) => event.preventDefault()}><Suspense><EmojiPicker pick={insert} /></Suspense></Popover.Content></Popover.Portal>
      </Popover>
      <button type="button" class="tool" aria-label={words().composer.canned} title={`${words().composer.canned} (/)`} onClick={() => props.openCanned()}><Icon name="slash" /></button>
      <span class="tools-line" data-desk />
      <For each={FORMATS}>{(format) => <button type="button" class="tool" data-desk aria-label={words().composer[format]} title={words().composer[format]} onMouseDown={keep} onClick={() => props.editor?.format(format)}><Icon name={format} /></button>}</For>
      <Popover open={linkOpen()} onOpenChange={openLink} placement="top-start" gutter={6}>
        <Popover.Trigger class="tool" data-desk aria-label={words().composer.link} title={words().composer.link} onMouseDown={keep}><Icon name="link" /></Popover.Trigger>
        <Popover.Portal>
          <Popover.Content class="floating picker" aria-label={words().composer.link} onCloseAutoFocus={(event) => event.preventDefault()}>
            <form class="custom-time" onSubmit={link}><label class="field"><span class="label">{words().composer.linkAddress}</span><input class="input" name="url" required placeholder="https://" autofocus /></label><button type="submit" class="button" data-kind="primary">{words().composer.linkApply}</button></form>
          </Popover.Content>
        </Popover.Portal>
      </Popover>
    </div>
  );
}
