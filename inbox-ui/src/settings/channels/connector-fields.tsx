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
  return (
    <For each={props.fields}>
      {(field) => {
        const known = () => props.known?.[field.name] ?? field.default;
        const name = `${props.group}.${field.name}`;
        return (
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
  readonly field: FormField;
  readonly name: string;
  readonly known: string;
  readonly keepsSecret: boolean;
};

function WrittenField(props: WrittenProps) {
  const hint = () =>
    props.field.description ?? (props.field.type === "list" ? channelsWords().line : undefined);
  return (
    <Field title={props.field.title} optional={!props.field.required} hint={hint()}>
      {(id, hintId) => (
        <Switch fallback={<LineInput {...props} id={id} hintId={hintId} />}>
          <Match when={props.field.options}>
            {(options) => <OptionInput {...props} id={id} hintId={hintId} options={options()} />}
          </Match>
          <Match when={props.field.type === "list"}>
            <ListInput {...props} id={id} hintId={hintId} />
          </Match>
        </Switch>
      )}
    </Field>
  );
}

type InputProps = WrittenProps & { readonly id: string; readonly hintId: string | undefined };

const isRequired = ({ field, keepsSecret }: WrittenProps) => field.required && !keepsSecret;

function LineInput(props: InputProps) {
  const type = () => (props.field.secret ? "password" : props.field.type === "number" ? "number" : "text");
  return (
    <input
      class="input"
      id={props.id}
      aria-describedby={props.hintId}
      name={props.name}
      type={type()}
      autocomplete="off"
      spellcheck={false}
      required={isRequired(props)}
      placeholder={
        props.keepsSecret && props.field.secret ? channelsWords().secretKept : props.field.placeholder
      }
      attr:value={props.known}
    />
  );
}

function OptionInput(props: InputProps & { readonly options: readonly string[] }) {
  return (
    <select class="input" id={props.id} aria-describedby={props.hintId} name={props.name}>
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

function ListInput(props: InputProps) {
  return (
    <textarea
      class="input"
      id={props.id}
      aria-describedby={props.hintId}
      name={props.name}
      required={isRequired(props)}
      placeholder={props.field.placeholder}
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
