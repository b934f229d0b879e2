import { For, Show } from "solid-js";
import type { PollPart } from "../../api/types.ts";
import { inboxWords } from "../words/index.ts";

/** Shows a poll with its question and options, and how many chose each where that is known. */
export function Poll(props: {
  readonly part: PollPart;
  /** How many chose each option, in their order. */
  readonly counts?: readonly number[] | undefined;
}) {
  const counts = () => (props.counts?.some((count) => count > 0) ? props.counts : undefined);
  const most = () => Math.max(1, ...(counts() ?? []));
  return (
    <div class="poll">
      <p class="poll-question">{props.part.question}</p>
      <p class="file-size">{props.part.multiple ? inboxWords().media.multiple : inboxWords().media.single}</p>
      <ul>
        <For each={props.part.options}>
          {(option, index) => (
            <li data-multiple={props.part.multiple ? "" : undefined}>
              <span class="grow">{option}</span>
              <Show when={counts()}>{(known) => <Votes count={known()[index()] ?? 0} most={most()} />}</Show>
            </li>
          )}
        </For>
      </ul>
    </div>
  );
}

function Votes(props: { readonly count: number; readonly most: number }) {
  return (
    <>
      <span class="poll-votes">{inboxWords().media.votes(props.count)}</span>
      <span class="poll-bar" style={{ "inline-size": `${(props.count / props.most) * 100}%` }} />
    </>
  );
}
