import { Show } from "solid-js";
import type { Attachment, MediaPart } from "../../api/types.ts";
import { inboxWords } from "../words/index.ts";
import { byteSize } from "../../words/size.ts";
import { Icon } from "../../parts/icon.tsx";

/** Shows a file to download, or media that is still fetched or failed. */
export function FileChip(props: { readonly part: MediaPart }) {
  const attachment = () => props.part.attachment;
  const name = () => attachment().fileName || inboxWords().media[props.part.kind];
  return (
    <Show
      when={attachment().state === "stored"}
      fallback={<Missing attachment={attachment()} name={name()} />}
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

function Missing(props: { readonly attachment: Attachment; readonly name: string }) {
  const hasFailed = () => props.attachment.state === "failed";
  const failure = () => [inboxWords().media.failed, props.attachment.failure].filter(Boolean).join(": ");
  return (
    <span class="file" data-state={props.attachment.state}>
      <span class="file-icon">
        <Icon name={hasFailed() ? "alert" : "clock"} />
      </span>
      <span class="file-text">
        <span class="file-name">{props.name}</span>
        <span class="file-size">{hasFailed() ? failure() : inboxWords().media.pending}</span>
      </span>
    </span>
  );
}
