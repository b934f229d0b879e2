import { For, Show } from "solid-js";
import type { PollPart } from "../../api/types.ts";
import { inboxWords } from "../words/index.ts";

type Answer = PollPart["answers"][number];

/** Shows a poll with its question and options, and how many chose each, once somebody did; who it was on hover. */
export function Poll(props: { readonly part: PollPart }) {
  const answers = () => (props.part.answers.some(({ count }) => count > 0) ? props.part.answers : undefined);
  const most = () => Math.max(1, ...(answers() ?? []).map(({ count }) => count));
  return (
    <div class="poll">
      <p class="poll-question">{props.part.question}</p>
      <p class="file-size">{props.part.multiple ? inboxWords().media.multiple : inboxWords().media.single}</p>
      <ul>
        <For each={props.part.options}>
          {(option, index) => (
            <li data-multiple={props.part.multiple ? "" : undefined}>
              <span class="grow">{option}</span>
              <Show when={answers()?.[index()]}>{(answer) => <Votes answer={answer()} most={most()} />}</Show>
            </li>
          )}
        </For>
      </ul>
    </div>
  );
}

function Votes(props: { readonly answer: Answer; readonly most: number }) {
  return (
    <>
      <span class="poll-votes" title={props.answer.by.map(({ name }) => name).join(", ")}>
        {inboxWords().media.votes(props.answer.count)}
      </span>
      <span class="poll-bar" style={{ "inline-size": `${(props.answer.count / props.most) * 100}%` }} />
    </>
  );
}
