import { Show } from "solid-js";
import { inboxWords } from "../words/index.ts";
import { Icon } from "../../parts/icon.tsx";
import type { Mode } from "./composer-state.ts";

/** Switches between reply and note, as permissions allow; the box shows the mode by its colour. */
export function ModeSwitch(props: {
  readonly mode: Mode;
  readonly modes: readonly Mode[];
  readonly change: (mode: Mode) => void;
}) {
  return (
    <div class="modes" role="group" aria-label={inboxWords().composer.mode}>
      <Show when={props.modes.includes("reply")}>
        <button
          type="button"
          class="mode"
          aria-pressed={props.mode === "reply"}
          title={`${inboxWords().keys.reply} (R)`}
          onClick={() => props.change("reply")}
        >
          {inboxWords().composer.reply}
        </button>
      </Show>
      <Show when={props.modes.includes("note")}>
        <button
          type="button"
          class="mode"
          aria-pressed={props.mode === "note"}
          title={`${inboxWords().keys.note} (N)`}
          onClick={() => props.change("note")}
        >
          <Icon name="lock" />
          {inboxWords().composer.note}
        </button>
      </Show>
    </div>
  );
}
