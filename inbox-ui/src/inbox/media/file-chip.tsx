import { Show } from "solid-js";
import type { MediaPart } from "../../api/types.ts";
import { inboxWords } from "../words/index.ts";
import { byteSize } from "../../words/size.ts";
import { Icon } from "../../parts/icon.tsx";

/** Shows a file to download, or media that is still fetched or failed. */
export function FileChip(props: { readonly part: MediaPart }) {
  const attachment = () => props.part.attachment;
  const failure = () => [inboxWords().media.failed, attachment().failure].filter(Boolean).join(": ");
  const name = () => attachment().fileName || inboxWords().media[props.part.kind];
  return (
    <Show
      when={attachment().state === "stored"}
      fallback={
        <span class="file" data-state={attachment().state}>
          <span class="file-icon">
            <Icon name={attachment().state === "failed" ? "alert" : "clock"} />
          </span>
          <span class="file-text">
            <span class="file-name">{name()}</span>
            <span class="file-size">
              {attachment().state === "failed" ? failure() : inboxWords().media.pending}
            </span>
          </span>
        </span>
      }
    >
      <a class="file" href={attachment().url} download={attachment().fileName}>
        <span class="file-icon">
          <Icon name="file" />
        </span>
        <span class="file-text">
          <span class="file-name">{name()}</span>
          <span class="file-size">{byteSize(attachment().size ?? 0)}</span>
        </span>
      </a>
    </Show>
  );
}
