import { For } from "solid-js";
import type { MessageFacts, Part } from "../../../stage/control-api.ts";
import { attempt, vote } from "../live/actions.ts";
import { state } from "../live/state.ts";

type PollFacts = Extract<Part, { kind: "poll" }>;

/** Shows a poll; a click on an option votes, a second one takes the vote back. */
export function Poll(props: { poll: PollFacts; message: MessageFacts }) {
  const chosen = () =>
    props.poll.options.flatMap(({ id, voters }) => (voters.some((one) => one === state.speaker) ? [id] : []));
  const choose = (id: string) => {
    const rest = chosen().filter((one) => one !== id);
    const before = props.poll.multiple ? rest : [];
    const after = chosen().includes(id) ? rest : [...before, id];
    void attempt(() => vote(props.message, after));
  };
  const total = () => props.poll.options.reduce((sum, { votes }) => sum + votes, 0);
  return (
    <div class="poll" role="group" aria-label={`Poll: ${props.poll.question}`}>
      <b>{props.poll.question}</b>
      <small>{props.poll.note}</small>
      <For each={props.poll.options}>
        {(option) => (
          <button
            type="button"
            class="poll-option"
            aria-pressed={chosen().includes(option.id)}
            disabled={props.poll.closed}
            onClick={() => choose(option.id)}
          >
            <span>{option.text}</span>
            <span>{option.votes}</span>
            <meter min="0" max={Math.max(1, total())} value={option.votes} aria-hidden="true" />
          </button>
        )}
      </For>
    </div>
  );
}
