import { createUniqueId, For, Index, Show } from "solid-js";
import type { CustomArgument } from "../../api/types.ts";
import { Icon } from "../../parts/icon.tsx";
import { commandsWords } from "./words/index.ts";

type Kind = CustomArgument["kind"];

/** What customers can say; members look things up as well. */
const FOR_CONTACTS = ["text", "rest", "choice", "duration", "date", "email"] as const;
const FOR_MEMBERS = [
  ...FOR_CONTACTS,
  "member",
  "contact",
  "conversation",
  "channel",
  "team",
  "label",
  "rule",
  "role",
  "priority",
  "permission",
] as const;
const NEW: CustomArgument = { name: "", kind: "text", summary: "" };

type Props = {
  readonly arguments: readonly CustomArgument[];
  readonly audience: "contact" | "member";
  readonly change: (all: readonly CustomArgument[]) => void;
};

/** Writes a command's arguments, in the order in which they are typed. */
export function ArgumentRows(props: Props) {
  const put = (at: number, change: Partial<CustomArgument>) =>
    props.change(props.arguments.map((one, index) => (index === at ? { ...one, ...change } : one)));
  const remove = (at: number) => props.change(props.arguments.filter((_, index) => index !== at));
  return (
    <fieldset class="field">
      <legend>{commandsWords().arguments}</legend>
      <Index each={props.arguments}>
        {(argument, at) => (
          <Row
            argument={argument()}
            at={at}
            audience={props.audience}
            put={(change) => put(at, change)}
            remove={() => remove(at)}
          />
        )}
      </Index>
      <div>
        <button
          type="button"
          class="button"
          data-size="small"
          disabled={props.arguments.length >= 8}
          onClick={() => props.change([...props.arguments, NEW])}
        >
          <Icon name="plus" />
          {commandsWords().addArgument}
        </button>
      </div>
    </fieldset>
  );
}

function Row(props: {
  readonly argument: CustomArgument;
  readonly at: number;
  readonly audience: "contact" | "member";
  readonly put: (change: Partial<CustomArgument>) => void;
  readonly remove: () => void;
}) {
  const say = () => commandsWords();
  const kinds = (): readonly Kind[] => (props.audience === "member" ? FOR_MEMBERS : FOR_CONTACTS);
  return (
    <div class="inline" role="group" aria-label={say().argument(props.at + 1)}>
      <Written
        label={say().argumentName}
        value={props.argument.name}
        pattern="[a-z][a-z\-]*"
        write={(name) => props.put({ name })}
      />
      <select
        class="input"
        aria-label={say().argumentKind}
        onChange={(event) => {
          const kind = kinds().find((one) => one === event.currentTarget.value) ?? "text";
          props.put({ kind, choices: kind === "choice" ? [] : undefined });
        }}
      >
        <For each={kinds()}>
          {(kind) => (
            <option value={kind} selected={kind === props.argument.kind}>
              {say().kinds[kind]}
            </option>
          )}
        </For>
      </select>
      <Written
        label={say().argumentSummary}
        value={props.argument.summary}
        write={(summary) => props.put({ summary })}
      />
      <Show when={props.argument.kind === "choice"}>
        <Written
          label={`${say().argumentChoices}. ${say().argumentChoicesHint}`}
          value={(props.argument.choices ?? []).join(", ")}
          write={(text) =>
            props.put({
              choices: text
                .split(",")
                .map((one) => one.trim())
                .filter(Boolean),
            })
          }
        />
      </Show>
      <label class="check">
        <input
          type="checkbox"
          checked={props.argument.optional === true}
          onChange={(event) => props.put({ optional: event.currentTarget.checked || undefined })}
        />
        {say().argumentOptional}
      </label>
      <button
        type="button"
        class="button"
        data-kind="quiet"
        data-size="small"
        aria-label={say().removeArgument(props.argument.name || String(props.at + 1))}
        onClick={() => props.remove()}
      >
        <Icon name="trash" />
      </button>
    </div>
  );
}

function Written(props: {
  readonly label: string;
  readonly value: string;
  readonly pattern?: string;
  readonly write: (text: string) => void;
}) {
  const id = createUniqueId();
  return (
    <input
      class="input"
      id={id}
      aria-label={props.label}
      placeholder={props.label}
      required
      pattern={props.pattern}
      value={props.value}
      onChange={(event) => props.write(event.currentTarget.value.trim())}
    />
  );
}
