import { For, Show } from "solid-js";
import { Icon } from "../../parts/icon.tsx";
import { inboxWords } from "../words/index.ts";
import type { EditorHandle, Format } from "./editor.tsx";
import { EmojiButton } from "./emoji-button.tsx";
import { LinkButton } from "./link-button.tsx";

const FORMATS: readonly Format[] = ["bold", "italic", "strike", "code"];

type Props = {
  readonly editor: EditorHandle | undefined;
  readonly addFiles: (files: readonly File[]) => void;
  readonly mayAttach: boolean;
  readonly openCanned: () => void;
};

/** Shows the buttons for files, emoji, canned replies and formatting. */
export function Toolbar(props: Props) {
  const keep = (event: Event) => {
    event.preventDefault();
    props.editor?.keepSelection();
  };
  return (
    <div class="tools" role="group" aria-label={inboxWords().composer.formatting}>
      <Show when={props.mayAttach}>
        <AttachButton addFiles={props.addFiles} />
      </Show>
      <EmojiButton editor={props.editor} />
      <CannedButton open={props.openCanned} />
      <span class="tools-line" data-desk />
      <For each={FORMATS}>
        {(format) => <FormatButton format={format} keep={keep} apply={() => props.editor?.format(format)} />}
      </For>
      <LinkButton editor={props.editor} keep={keep} />
    </div>
  );
}

function CannedButton(props: { readonly open: () => void }) {
  return (
    <button
      type="button"
      class="tool"
      aria-label={inboxWords().composer.canned}
      title={`${inboxWords().composer.canned} (/)`}
      onClick={() => props.open()}
    >
      <Icon name="slash" />
    </button>
  );
}

function AttachButton(props: Pick<Props, "addFiles">) {
  let chooser: HTMLInputElement | undefined;
  const take = (input: HTMLInputElement) => {
    props.addFiles([...(input.files ?? [])]);
    input.value = "";
  };
  return (
    <>
      <input ref={chooser} type="file" multiple hidden onChange={(event) => take(event.currentTarget)} />
      <button
        type="button"
        class="tool"
        aria-label={inboxWords().composer.attach}
        title={inboxWords().composer.attach}
        onClick={() => chooser?.click()}
      >
        <Icon name="attach" />
      </button>
    </>
  );
}

function FormatButton(props: {
  readonly format: Format;
  readonly keep: (event: Event) => void;
  readonly apply: () => void;
}) {
  return (
    <button
      type="button"
      class="tool"
      data-desk
      aria-label={inboxWords().composer[props.format]}
      title={inboxWords().composer[props.format]}
      onMouseDown={(event) => props.keep(event)}
      onClick={() => props.apply()}
    >
      <Icon name={props.format} />
    </button>
  );
}
