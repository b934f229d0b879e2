import { For } from "solid-js";
import type { PollPart } from "../../api/types.ts";
import { inboxWords } from "../words/index.ts";

/** Shows a poll with its question and options. */
export function Poll(props: { readonly part: PollPart }) {
  return (
    <div class="poll">
      <p class="poll-question">{props.part.question}</p>
      <p class="file-size">{props.part.multiple ? inboxWords().media.multiple : inboxWords().media.single}</p>
      <ul>
        <For each={props.part.options}>
          {(option) => <li data-multiple={props.part.multiple ? "" : undefined}>{option}</li>}
        </For>
      </ul>
    </div>
  );
}
