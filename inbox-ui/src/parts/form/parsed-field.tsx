import { createEffect, createSignal, on, untrack } from "solid-js";
import { FormField } from "./form-field.tsx";
import { useFormState } from "./form-state.ts";

/** What a text was read as: a value for the hub, or what is wrong with it; neither for an empty text. */
export type Reading = { readonly value?: string; readonly fault?: string };

export type ParsedFieldProps = {
  readonly name: string;
  readonly title: string;
  readonly hint?: string | undefined;
  readonly optional?: boolean | undefined;
  /** The known value; the field follows it. */
  readonly value?: string | undefined;
  readonly change?: ((value: string) => void) | undefined;
};

type Props = ParsedFieldProps & {
  readonly read: (text: string) => Reading;
  /** Words a value as people write it. */
  readonly show: (value: string) => string;
  readonly placeholder?: string;
  readonly inputMode?: "decimal" | "text";
};

/** Takes a value as people write it; the form gets it as the hub stores it. Leaving the field shows what was understood. */
export function ParsedField(props: Props) {
  const { text, type, tidy } = useText(props);
  return (
    <FormField name={props.name} title={props.title} hint={props.hint} optional={props.optional ?? false}>
      {(control) => (
        <input
          class="input"
          data-width="short"
          {...control}
          inputmode={props.inputMode ?? "text"}
          autocomplete="off"
          placeholder={props.placeholder}
          required={!props.optional}
          value={text()}
          onInput={(event) => type(event.currentTarget)}
          onBlur={tidy}
        />
      )}
    </FormField>
  );
}

/** Holds what the user typed and offers the form what it was read as. */
function useText(props: Props) {
  const form = useFormState();
  const shown = (value: string | undefined) => (value ? props.show(value) : "");
  const [text, setText] = createSignal(untrack(() => shown(props.value)));
  createEffect(
    on(
      () => props.value,
      (value) => setText(shown(value)),
      { defer: true },
    ),
  );
  form.offerValue(
    untrack(() => props.name),
    () => props.read(text()).value ?? "",
  );
  const type = (input: HTMLInputElement) => {
    setText(input.value);
    const { value, fault } = props.read(input.value);
    input.setCustomValidity(fault ?? "");
    if (fault === undefined) props.change?.(value ?? "");
  };
  const tidy = () => {
    const { value } = props.read(text());
    if (value !== undefined) setText(props.show(value));
  };
  return { text, type, tidy };
}
