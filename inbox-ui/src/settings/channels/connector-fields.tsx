import { For, Match, Show, Switch } from "solid-js";
import type { Facts, FormField as Described } from "../../api/types.ts";
import { type ControlProps, FormField } from "../../parts/form/form-field.tsx";
import { isShown, type Values } from "./form-values.ts";
import { channelsWords } from "./words/index.ts";

type Props = {
  readonly fields: readonly Described[];
  readonly group: "credentials" | "settings";
  readonly known?: Facts;
  readonly keepsSecrets?: boolean;
  /** What stands in the form now: fields come and go with it. */
  readonly values: Values;
};

/** Shows the fields that a connector describes, inside a form. */
export function ConnectorFields(props: Props) {
  return (
    <For each={props.fields}>
      {(field) => {
        const known = () => props.known?.[field.name] ?? field.default;
        const name = `${props.group}.${field.name}`;
        return (
          <Show when={isShown(field, props.values)}>
            <Show
              when={field.type !== "boolean"}
              fallback={<CheckField title={field.title} name={name} checked={known() === true} />}
            >
              <WrittenField
                field={field}
                name={name}
                known={textOf(known())}
                keepsSecret={props.keepsSecrets ?? false}
              />
            </Show>
          </Show>
        );
      }}
    </For>
  );
}

const CheckField = (props: { readonly title: string; readonly name: string; readonly checked: boolean }) => (
  <label class="check">
    <input type="checkbox" name={props.name} bool:checked={props.checked} />
    {props.title}
  </label>
);

type WrittenProps = {
  readonly field: Described;
  readonly name: string;
  readonly known: string;
  readonly keepsSecret: boolean;
};

function WrittenField(props: WrittenProps) {
  const hint = () =>
    props.field.description ?? (props.field.type === "list" ? channelsWords().line : undefined);
  return (
    <FormField name={props.name} title={props.field.title} optional={!props.field.required} hint={hint()}>
      {(control) => (
        <Switch fallback={<LineInput {...props} control={control} />}>
          <Match when={props.field.options}>
            {(options) => <OptionInput {...props} control={control} options={options()} />}
          </Match>
          <Match when={props.field.type === "list" || props.field.multiline}>
            <LinesInput {...props} control={control} />
          </Match>
        </Switch>
      )}
    </FormField>
  );
}

type InputProps = WrittenProps & { readonly control: ControlProps };

const isRequired = ({ field, keepsSecret }: WrittenProps) => field.required && !keepsSecret;

const placeholderOf = ({ field, keepsSecret }: WrittenProps) =>
  keepsSecret && field.secret ? channelsWords().secretKept : field.placeholder;

function LineInput(props: InputProps) {
  const type = () => (props.field.secret ? "password" : props.field.type === "number" ? "number" : "text");
  return (
    <input
      class="input"
      {...props.control}
      type={type()}
      step="any"
      autocomplete="off"
      spellcheck={false}
      required={isRequired(props)}
      placeholder={placeholderOf(props)}
      attr:value={props.known}
    />
  );
}

function OptionInput(props: InputProps & { readonly options: readonly string[] }) {
  return (
    <select class="input" {...props.control}>
      <For each={props.options}>
        {(option) => (
          <option value={option} bool:selected={option === props.known}>
            {option}
          </option>
        )}
      </For>
    </select>
  );
}

function LinesInput(props: InputProps) {
  return (
    <textarea
      class="input"
      {...props.control}
      data-secret={props.field.secret ? "" : undefined}
      autocomplete="off"
      spellcheck={false}
      required={isRequired(props)}
      placeholder={placeholderOf(props)}
    >
      {props.known}
    </textarea>
  );
}

const textOf = (value: unknown) =>
  Array.isArray(value)
    ? value.join("\n")
    : typeof value === "string" || typeof value === "number"
      ? String(value)
      : "";
