import { createEffect, createSignal, createUniqueId, For, type JSX, on, Show } from "solid-js";
import { words } from "../../words/index.ts";

/** An item; `mark` comes before the title, `hint` after it. */
export type Choice = {
  readonly id: string;
  readonly title: string;
  readonly hint?: string;
  readonly chosen?: boolean;
  readonly mark?: () => JSX.Element;
};
type Props = {
  readonly label: string;
  readonly choices: (typed: string) => readonly Choice[];
  readonly pick: (id: string, typed: string) => void;
  readonly many?: boolean;
  readonly maxLength?: number;
  /** What is said where there is nothing to choose. */
  readonly nothing?: string | undefined;
};

/** Filters a list by a field and picks from it. The field keeps the focus; arrows and Enter choose. */
export function Picker(props: Props) {
  const [typed, setTyped] = createSignal("");
  const [at, setAt] = createSignal(0);
  const listId = createUniqueId();
  const activeId = () => optionId(listId, at());
  const choices = () => props.choices(typed());
  createEffect(on(typed, () => setAt(0)));
  const pick = (index: number) => {
    const choice = choices()[index];
    if (choice) props.pick(choice.id, typed());
  };
  const press = keysOf(() => choices().length, at, setAt, pick);
  const onKey = (event: KeyboardEvent) =>
    press(event) && document.getElementById(activeId())?.scrollIntoView({ block: "nearest" });
  return (
    <>
      <FindField
        label={props.label}
        maxLength={props.maxLength}
        listId={listId}
        activeId={choices().length > 0 ? activeId() : undefined}
        typed={typed()}
        type={setTyped}
        onKey={onKey}
      />
      <Options
        label={props.label}
        many={props.many}
        listId={listId}
        choices={choices()}
        at={at()}
        point={setAt}
        pick={pick}
        nothing={props.nothing}
      />
    </>
  );
}

function FindField(props: {
  readonly label: string;
  readonly maxLength: number | undefined;
  readonly listId: string;
  readonly activeId: string | undefined;
  readonly typed: string;
  readonly type: (text: string) => void;
  readonly onKey: (event: KeyboardEvent) => void;
}) {
  return (
    <input
      class="picker-find"
      role="combobox"
      maxlength={props.maxLength}
      aria-expanded="true"
      aria-controls={props.listId}
      aria-autocomplete="list"
      aria-activedescendant={props.activeId}
      aria-label={props.label}
      placeholder={props.label}
      value={props.typed}
      onInput={(event) => props.type(event.currentTarget.value)}
      onKeyDown={(event) => props.onKey(event)}
      ref={(input) => queueMicrotask(() => input.focus())}
    />
  );
}

const optionId = (listId: string, index: number) => `${listId}-${index}`;

function Options(props: {
  readonly label: string;
  readonly many: boolean | undefined;
  readonly listId: string;
  readonly choices: readonly Choice[];
  readonly at: number;
  readonly point: (at: number) => void;
  readonly pick: (at: number) => void;
  readonly nothing: string | undefined;
}) {
  return (
    <>
      <div
        class="menu"
        id={props.listId}
        role="listbox"
        aria-label={props.label}
        aria-multiselectable={props.many ? "true" : undefined}
      >
        <For each={props.choices}>
          {(choice, index) => (
            <Option
              choice={choice}
              id={optionId(props.listId, index())}
              isAt={index() === props.at}
              point={() => props.point(index())}
              pick={() => props.pick(index())}
            />
          )}
        </For>
      </div>
      <Show when={props.choices.length === 0}>
        <p class="menu-empty" role="status">
          {props.nothing ?? words().common.noMatch}
        </p>
      </Show>
    </>
  );
}

/** Moves and picks by keys; says whether it took the key. */
const keysOf =
  (count: () => number, at: () => number, setAt: (at: number) => void, pick: (at: number) => void) =>
  (event: KeyboardEvent): boolean => {
    const moves: Record<string, () => void> = {
      ArrowDown: () => setAt((at() + 1) % Math.max(1, count())),
      ArrowUp: () => setAt((at() - 1 + count()) % Math.max(1, count())),
      Enter: () => pick(at()),
    };
    const move = moves[event.key];
    if (move === undefined || event.isComposing) return false;
    event.preventDefault();
    move();
    return true;
  };

function Option(props: {
  readonly choice: Choice;
  readonly id: string;
  readonly isAt: boolean;
  readonly point: () => void;
  readonly pick: () => void;
}) {
  return (
    <div
      class="menu-item"
      role="option"
      id={props.id}
      aria-selected={props.isAt}
      aria-checked={props.choice.chosen}
      onPointerMove={() => props.point()}
      onClick={() => props.pick()}
    >
      {props.choice.mark?.()}
      <span class="grow">{props.choice.title}</span>
      <Show when={props.choice.hint}>
        <span class="soft">{props.choice.hint}</span>
      </Show>
      <Show when={props.choice.chosen}>
        <span class="picker-check" aria-hidden="true">
          ✓
        </span>
      </Show>
    </div>
  );
}

/** Checks whether every typed word starts a word of the title or occurs in it. */
export function fits(title: string, typed: string): boolean {
  const low = title.toLocaleLowerCase();
  return typed
    .toLocaleLowerCase()
    .split(/\s+/u)
    .every((word) => low.includes(word));
}
