import { createSignal, Show } from "solid-js";
import type { Conversation } from "../../api/types.ts";
import { inboxWords } from "../words/index.ts";
import { weekdayTime } from "../../words/time.ts";
import { openOverlay } from "../../parts/overlay.ts";
import { type Choice, fits, Picker } from "../../parts/picker/picker.tsx";
import { snoozeTimes } from "./snooze-times.ts";
import { useActions } from "./use-actions.ts";

const CUSTOM = "custom";

/** Snoozes until a preset or a chosen time. */
export function SnoozePicker(props: { readonly conversation: Conversation }) {
  const actions = useActions(() => props.conversation);
  const [isCustom, setCustom] = createSignal(false);
  const times = snoozeTimes(new Date());
  const choices = (typed: string) => choicesOf(times).filter((choice) => fits(choice.title, typed));
  const snooze = (until: string) => {
    openOverlay(null);
    void actions.snooze(until);
  };
  return (
    <Show
      when={isCustom()}
      fallback={
        <Picker
          label={inboxWords().actions.snoozeUntil}
          choices={choices}
          pick={(id) => (id === CUSTOM ? setCustom(true) : snooze(id))}
        />
      }
    >
      <CustomTime choose={snooze} />
    </Show>
  );
}

const choicesOf = (times: ReturnType<typeof snoozeTimes>): readonly Choice[] => [
  ...times.map((time) => ({
    id: time.at.toISOString(),
    title: inboxWords().actions.snoozeFor[time.name],
    hint: weekdayTime(time.at.toISOString()),
  })),
  { id: CUSTOM, title: inboxWords().actions.snoozeFor.custom },
];

function CustomTime(props: { readonly choose: (until: string) => void }) {
  const [fault, setFault] = createSignal("");
  const submit = (event: SubmitEvent & { currentTarget: HTMLFormElement }) => {
    event.preventDefault();
    const at = new Date(String(new FormData(event.currentTarget).get("until")));
    if (Number.isNaN(at.getTime()) || at.getTime() <= Date.now())
      return setFault(inboxWords().actions.pastTime);
    props.choose(at.toISOString());
  };
  return (
    <form class="custom-time" onSubmit={submit}>
      <TimeField />
      <Show when={fault()}>
        <p class="field fault" role="alert">
          {fault()}
        </p>
      </Show>
      <button type="submit" class="button" data-kind="primary">
        {inboxWords().actions.snooze}
      </button>
    </form>
  );
}

function TimeField() {
  return (
    <label class="field">
      <span class="label">{inboxWords().actions.snoozeUntil}</span>
      <input
        class="input"
        type="datetime-local"
        name="until"
        required
        autofocus
        ref={(input) => queueMicrotask(() => input.focus())}
      />
    </label>
  );
}
