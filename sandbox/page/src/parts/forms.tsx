import { For, Show, type JSX } from "solid-js";
import { attempt, submitForm, useCommand } from "../live/actions.ts";
import { setState, state } from "../live/state.ts";

/** Shows the form that the account opened, or the options of a chosen command. */
export const Forms = () => (
  <>
    <Show when={state.form}>
      {(form) => (
        <Sheet
          title={form().title}
          action="Submit"
          onSubmit={(values) => submitForm(form().id, values)}
          onClose={() => setState("form", null)}
        >
          <For each={form().fields}>{(field) => <Field {...field} />}</For>
        </Sheet>
      )}
    </Show>
    <Show when={state.command}>
      {(command) => (
        <Sheet
          title={`/${command().name}`}
          action="Send command"
          onSubmit={(values) => useCommand(command().name, filled(values))}
          onClose={() => setState("command", null)}
        >
          <For each={command().options}>
            {(option) => (
              <Show
                when={option.choices.length > 0}
                fallback={
                  <Field
                    id={option.name}
                    title={option.name}
                    lines="one"
                    required={option.required}
                    value=""
                    placeholder={option.description}
                  />
                }
              >
                <label class="field">
                  {option.name}
                  <select name={option.name} required={option.required}>
                    <option value="">{option.description}</option>
                    <For each={option.choices}>
                      {(choice) => <option value={choice.value}>{choice.title}</option>}
                    </For>
                  </select>
                </label>
              </Show>
            )}
          </For>
        </Sheet>
      )}
    </Show>
  </>
);

type Values = Readonly<Record<string, string>>;

const filled = (values: Values): Values =>
  Object.fromEntries(Object.entries(values).filter(([, value]) => value !== ""));

function Sheet(props: {
  title: string;
  action: string;
  onSubmit: (values: Values) => Promise<unknown>;
  onClose: () => void;
  children: JSX.Element;
}) {
  const submit = (event: SubmitEvent & { currentTarget: HTMLFormElement }) => {
    event.preventDefault();
    const values = [...new FormData(event.currentTarget)].map(
      ([name, value]) => [name, String(value)] as const,
    );
    void attempt(() => props.onSubmit(Object.fromEntries(values)));
  };
  return (
    <form class="sheet" aria-label={props.title} onSubmit={submit}>
      <h3>{props.title}</h3>
      {props.children}
      <p class="sheet-end">
        <button type="button" class="button" onClick={() => props.onClose()}>
          Cancel
        </button>
        <button type="submit" class="button">
          {props.action}
        </button>
      </p>
    </form>
  );
}

const Field = (props: {
  id: string;
  title: string;
  lines: "one" | "many";
  required: boolean;
  value: string;
  placeholder: string;
}) => (
  <label class="field">
    {props.title}
    <Show
      when={props.lines === "many"}
      fallback={
        <input
          name={props.id}
          value={props.value}
          placeholder={props.placeholder}
          required={props.required}
          autocomplete="off"
        />
      }
    >
      <textarea
        name={props.id}
        rows="3"
        value={props.value}
        placeholder={props.placeholder}
        required={props.required}
      />
    </Show>
  </label>
);
