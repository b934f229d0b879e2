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
  const optionId = (index: number) => `${listId}-${index}`;
  const choices = () => props.choices(typed());
  createEffect(on(typed, () => setAt(0)));
  const pick = (index: number) => {
    const choice = choices()[index];
    if (choice) props.pick(choice.id, typed());
  };
  const press = keysOf(() => choices().length, at, setAt, pick);
  const onKey = (event: KeyboardEvent) =>
    press(event) && document.getElementById(optionId(at()))?.scrollIntoView({ block: "nearest" });
  return (
    <>
      <input
        class="picker-find"
        role="combobox"
        maxlength={props.maxLength}
        aria-expanded="true"
        aria-controls={listId}
        aria-autocomplete="list"
        aria-activedescendant={choices().length > 0 ? optionId(at()) : undefined}
        aria-label={props.label}
        placeholder={props.label}
        value={typed()}
        onInput={(event) => setTyped(event.currentTarget.value)}
        onKeyDown={onKey}
        ref={(input) => queueMicrotask(() => input.focus())}
      />
      <div
        class="menu"
        id={listId}
        role="listbox"
        aria-label={props.label}
        aria-multiselectable={props.many ? "true" : undefined}
      >
        <For each={choices()}>
          {(choice, index) => (
            <Option
              choice={choice}
              id={optionId(index())}
              isAt={index() === at()}
              point={() => setAt(index())}
              pick={() => pick(index())}
            />
          )}
        </For>
      </div>
      <Show when={choices().length === 0}>
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
