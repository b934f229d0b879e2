import { For, Show } from "solid-js";
import type { GivenCommand } from "../../api/types.ts";
import "../../styles/command-line.css";

/** Shows what the hub answered where nothing was done yet: a question with choices, or a refusal with its reason. */
export function LineAnswer(props: { readonly answer: GivenCommand; readonly give: (line: string) => void }) {
  return (
    <div class="line-answer" data-outcome={props.answer.outcome}>
      <p role="status">{props.answer.text}</p>
      <Show when={props.answer.buttons.length > 0}>
        <div class="line-buttons">
          <For each={props.answer.buttons}>
            {({ label, line }) => (
              <button type="button" class="button" onClick={() => props.give(line)}>
                {label}
              </button>
            )}
          </For>
        </div>
      </Show>
    </div>
  );
}
