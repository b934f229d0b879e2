import { For, Show } from "solid-js";
import { words } from "../../words/index.ts";
import { byteSize } from "../../words/size.ts";
import { Icon } from "../icon.tsx";
import type { PendingFile } from "./use-attachments.ts";

/** Shows the files of a draft with their upload progress. */
export function PendingFiles(props: {
  readonly files: readonly PendingFile[];
  readonly drop: (key: string) => void;
}) {
  return (
    <ul class="pending" aria-label={words().composer.attachments}>
      <For each={props.files}>
        {(file) => (
          <li class="pending-file" data-failed={file.failed ? "" : undefined}>
            <Show
              when={file.preview}
              fallback={
                <span class="file-icon">
                  <Icon name="file" />
                </span>
              }
            >
              {(preview) => <img src={preview()} alt="" />}
            </Show>
            <span class="file-text">
              <span class="file-name">{file.name}</span>
              <span class="file-size">
                {file.failed ? words().composer.uploadFailed(file.name) : byteSize(file.size)}
              </span>
            </span>
            <Show when={!file.attachment && !file.failed}>
              <progress aria-label={words().composer.uploading(file.name)} value={file.share} max="1" />
            </Show>
            <button
              type="button"
              class="pending-drop"
              aria-label={words().composer.removeAttachment(file.name)}
              onClick={() => props.drop(file.key)}
            >
              <Icon name="close" />
            </button>
          </li>
        )}
      </For>
    </ul>
  );
}
