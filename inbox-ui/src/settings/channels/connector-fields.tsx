import { For, Match, Show, Switch } from "solid-js";
import type { Facts, FormField } from "../../api/types.ts";
import { Field } from "../../parts/field.tsx";
import { channelsWords } from "./words/index.ts";

type Props = {
  readonly fields: readonly FormField[];
  readonly group: "credentials" | "settings";
  readonly known?: Facts;
  readonly keepsSecrets?: boolean;
};

/** Shows the set-up form that a connector describes. */
export function ConnectorFields(props: Props) {
  const nameOf = (field: FormField) => `${props.group}.${field.name}`;
  const known = (field: FormField) => props.known?.[field.name] ?? field.default;
  const isRequired = (field: FormField) => field.required && !props.keepsSecrets;
  return (
    <For each={props.fields}>
      {(field) => (
        <Show
          when={field.type !== "boolean"}
          fallback={
            <label class="check">
              <input type="checkbox" name={nameOf(field)} bool:checked={known(field) === true} />
              {field.title}
            </label>
          }
        >
          <Field
            title={field.title}
            optional={!field.required}
            hint={field.description ?? (field.type === "list" ? channelsWords().line : undefined)}
          >
            {(id, hintId) => (
              <Switch
                fallback={
                  <input
                    class="input"
                    id={id}
                    aria-describedby={hintId}
                    name={nameOf(field)}
                    type={field.secret ? "password" : field.type === "number" ? "number" : "text"}
                    autocomplete="off"
                    spellcheck={false}
                    required={isRequired(field)}
                    placeholder={
                      props.keepsSecrets && field.secret ? channelsWords().secretKept : field.placeholder
                    }
                    attr:value={textOf(known(field))}
                  />
                }
              >
                <Match when={field.options}>
                  {(options) => (
                    <select class="input" id={id} aria-describedby={hintId} name={nameOf(field)}>
                      <For each={options()}>
                        {(option) => (
                          <option value={option} bool:selected={option === textOf(known(field))}>
                            {option}
                          </option>
                        )}
                      </For>
                    </select>
                  )}
                </Match>
                <Match when={field.type === "list"}>
                  <textarea
                    class="input"
                    id={id}
                    aria-describedby={hintId}
                    name={nameOf(field)}
                    required={isRequired(field)}
                    placeholder={field.placeholder}
                  >
                    {textOf(known(field))}
                  </textarea>
                </Match>
              </Switch>
            )}
          </Field>
        </Show>
      )}
    </For>
  );
}

const textOf = (value: unknown) =>
  Array.isArray(value)
    ? value.join("\n")
    : typeof value === "string" || typeof value === "number"
      ? String(value)
      : "";
