import { createSignal, createUniqueId, For, Index, Match, Show, Switch } from "solid-js";
import { useLabels, useMembers, useTemplates } from "../../api/queries.ts";
import type { Action } from "../../api/types.ts";
import { Icon } from "../../parts/icon.tsx";
import { PlaceholderWarning } from "../../parts/placeholder-warning.tsx";
import { textOf } from "./text-of.ts";
import { rulesWords } from "./words/index.ts";

const KINDS = ["canned", "text", "label", "assign"] as const;
type ActionKind = (typeof KINDS)[number];

/** Edits the actions of a rule, in order. */
export function ActionsEditor(props: {
  readonly actions: readonly Action[];
  readonly change: (actions: readonly Action[]) => void;
}) {
  const say = () => rulesWords();
  const replace = (index: number, action: Action) =>
    props.change(props.actions.map((one, other) => (other === index ? action : one)));
  return (
    <div class="group">
      <Index each={props.actions}>
        {(action, index) => (
          <OneAction
            action={action()}
            change={(next) => replace(index, next)}
            remove={
              props.actions.length > 1
                ? () => props.change(props.actions.filter((_, other) => other !== index))
                : undefined
            }
          />
        )}
      </Index>
      <div>
        <button
          type="button"
          class="button"
          data-size="small"
          onClick={() => props.change([...props.actions, { kind: "label", labelId: "" }])}
        >
          <Icon name="plus" />
          {say().addAction}
        </button>
      </div>
    </div>
  );
}

function OneAction(props: {
  readonly action: Action;
  readonly change: (action: Action) => void;
  readonly remove: (() => void) | undefined;
}) {
  const say = () => rulesWords();
  const templates = useTemplates();
  const labels = useLabels();
  const members = useMembers();
  const cannedText = () =>
    "templateId" in props.action ? textOf(props.action, templates().data?.items) : "";
  return (
    <div class="condition">
      <select
        class="input"
        aria-label={say().action}
        onChange={(event) =>
          props.change(EMPTY[KINDS.find((one) => one === event.currentTarget.value) ?? "text"])
        }
      >
        <For each={KINDS}>
          {(one) => (
            <option value={one} selected={one === kindOf(props.action)}>
              {say().actions[one]}
            </option>
          )}
        </For>
      </select>
      <Switch>
        <Match when={"text" in props.action && props.action}>
          {(action) => (
            <Answer text={action().text} change={(text) => props.change({ kind: "reply", text })} />
          )}
        </Match>
        <Match when={"templateId" in props.action && props.action}>
          {(action) => (
            <Choice
              label={say().actions.canned}
              value={action().templateId}
              items={templates().data?.items}
              missing={say().missing.template}
              change={(templateId) => props.change({ kind: "reply", templateId })}
            />
          )}
        </Match>
        <Match when={props.action.kind === "label" && props.action}>
          {(action) => (
            <Choice
              label={say().actions.label}
              value={action().labelId}
              items={labels().data?.items}
              missing={say().missing.label}
              change={(labelId) => props.change({ kind: "label", labelId })}
            />
          )}
        </Match>
        <Match when={props.action.kind === "assign" && props.action}>
          {(action) => (
            <Choice
              label={say().actions.assign}
              value={action().userId}
              items={members().data?.items}
              missing={say().missing.assignee}
              change={(userId) => props.change({ kind: "assign", userId })}
            />
          )}
        </Match>
      </Switch>
      <PlaceholderWarning text={cannedText()} />
      <Show when={props.remove}>
        {(remove) => (
          <button
            type="button"
            class="button"
            data-kind="quiet"
            data-shape="icon"
            aria-label={say().removeAction}
            onClick={() => remove()()}
          >
            <Icon name="close" />
          </button>
        )}
      </Show>
    </div>
  );
}

function Answer(props: { readonly text: string; readonly change: (text: string) => void }) {
  const [box, setBox] = createSignal<HTMLTextAreaElement>();
  // Updated at every letter: a warning that disappears on blur would move the button under the pointer.
  const [written, write] = createSignal<string>();
  const warning = createUniqueId();
  const change = (text: string) => {
    props.change(text);
    write(undefined);
  };
  return (
    <>
      <textarea
        class="input grow"
        ref={setBox}
        required
        maxlength="4000"
        aria-label={rulesWords().actions.text}
        aria-describedby={warning}
        value={props.text}
        onInput={(event) => write(event.currentTarget.value)}
        onChange={(event) => change(event.currentTarget.value)}
      />
      <PlaceholderWarning id={warning} text={written() ?? props.text} box={box()} />
    </>
  );
}

/** `items`: undefined until they were read. `missing`: the text when the chosen one is not among them. */
type ChoiceProps = {
  readonly label: string;
  readonly value: string;
  readonly items: readonly { readonly id: string; readonly name: string }[] | undefined;
  readonly missing: string;
  readonly change: (id: string) => void;
};

function Choice(props: ChoiceProps) {
  const id = createUniqueId();
  const isMissing = () => props.value !== "" && props.items?.every((item) => item.id !== props.value);
  return (
    <>
      <select
        class="input grow"
        required
        aria-label={props.label}
        aria-describedby={isMissing() ? id : undefined}
        onChange={(event) => props.change(event.currentTarget.value)}
      >
        <Options items={props.items} value={props.value} />
      </select>
      <Show when={isMissing()}>
        <Missing id={id} text={props.missing} />
      </Show>
    </>
  );
}

const Options = (props: Pick<ChoiceProps, "items" | "value">) => (
  <>
    <option value="">{rulesWords().chooseOne}</option>
    <For each={props.items}>
      {(item) => (
        <option value={item.id} selected={item.id === props.value}>
          {item.name}
        </option>
      )}
    </For>
  </>
);

const Missing = (props: { readonly id: string; readonly text: string }) => (
  <p class="card-warn" id={props.id}>
    <Icon name="alert" />
    {`${props.text} ${rulesWords().chooseAgain}`}
  </p>
);

const EMPTY: Readonly<Record<ActionKind, Action>> = {
  canned: { kind: "reply", templateId: "" },
  text: { kind: "reply", text: "" },
  label: { kind: "label", labelId: "" },
  assign: { kind: "assign", userId: "" },
};

function kindOf(action: Action): ActionKind {
  if (action.kind !== "reply") return action.kind;
  return "templateId" in action ? "canned" : "text";
}
