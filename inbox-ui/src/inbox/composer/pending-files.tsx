import { For, Show } from "solid-js";
import { inboxWords } from "../words/index.ts";
import { byteSize } from "../../words/size.ts";
import { Icon } from "../../parts/icon.tsx";
import type { PendingFile } from "./use-attachments.ts";

/**
 * Shows the files of a draft with their upload progress. A row stays the same row while its upload goes on: one made anew
 * under the pointer would lose the click that removes the file.
 */
export function PendingFiles(props: {
  readonly files: readonly PendingFile[];
  readonly drop: (key: string) => void;
}) {
  return (
    <>
      <ul class="pending" aria-label={inboxWords().composer.attachments}>
        <For each={props.files.map(({ key }) => key)}>
          {(key) => (
            <Show when={props.files.find((file) => file.key === key)}>
              {(file) => <PendingRow file={file()} drop={() => props.drop(key)} />}
            </Show>
          )}
        </For>
      </ul>
      <p class="pending-note" role="status">
        <Show when={props.files.find(({ fault }) => fault !== null)}>
          {(file) => inboxWords().composer.removeToSend(file().name)}
        </Show>
      </p>
    </>
  );
}

function PendingRow(props: { readonly file: PendingFile; readonly drop: () => void }) {
  return (
    <li class="pending-file" data-failed={props.file.fault === null ? undefined : ""}>
      <Preview file={props.file} />
      <Show when={!props.file.attachment && props.file.fault === null}>
        <progress
          aria-label={inboxWords().composer.uploading(props.file.name)}
          value={props.file.share}
          max="1"
        />
      </Show>
      <button
        type="button"
        class="pending-drop"
        aria-label={inboxWords().composer.removeAttachment(props.file.name)}
        onClick={() => props.drop()}
      >
        <Icon name="close" />
      </button>
    </li>
  );
}

function Preview(props: { readonly file: PendingFile }) {
  return (
    <>
      <Show
        when={props.file.preview}
        fallback={
          <span class="file-icon">
            <Icon name="file" />
          </span>
        }
      >
        {(preview) => <img src={preview()} alt="" />}
      </Show>
      <span class="file-text">
        <span class="file-name">{props.file.name}</span>
        <span class="file-size">{props.file.fault ?? byteSize(props.file.size)}</span>
      </span>
    </>
  );
}
