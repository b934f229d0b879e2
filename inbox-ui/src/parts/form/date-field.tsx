import { createSignal, Show, untrack } from "solid-js";
import { daysUntil, longDate } from "../date/date.ts";
import { FormField } from "./form-field.tsx";

type Props = {
  readonly name: string;
  readonly title: string;
  readonly hint?: string;
  readonly optional?: boolean;
  /** YYYY-MM-DD, like the form's value. */
  readonly value?: string;
  readonly min?: string;
  readonly max?: string;
};

/** Takes a calendar date with the browser's picker, and says which day that is in the user's language. */
export function DateField(props: Props) {
  const [date, setDate] = createSignal(untrack(() => props.value ?? ""));
  return (
    <FormField name={props.name} title={props.title} hint={props.hint} optional={props.optional ?? false}>
      {(control) => (
        <span class="date-box">
          <input
            class="input"
            {...control}
            type="date"
            required={!props.optional}
            min={props.min}
            max={props.max}
            value={date()}
            onInput={(event) => setDate(event.currentTarget.value)}
          />
          <Show when={date()}>
            <span class="date-meaning">
              {longDate(date())} · {daysUntil(date(), new Date())}
            </span>
          </Show>
        </span>
      )}
    </FormField>
  );
}
