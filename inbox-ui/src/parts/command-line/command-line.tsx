import { createSignal, createUniqueId, For, Show } from "solid-js";
import type { OfferedCommand } from "../../api/types.ts";
import { partsWords } from "../words/index.ts";
import { LineAnswer } from "./line-answer.tsx";
import { LineHint } from "./line-hint.tsx";
import { completeLine, readLine } from "./read-line.ts";
import type { Completion } from "./use-completions.ts";
import { useCompletions } from "./use-completions.ts";
import type { Giving } from "./use-giving.ts";

type Props = {
  /** What is typed already. */
  readonly line: string;
  readonly commands: readonly OfferedCommand[];
  readonly conversations: () => readonly Completion[];
  readonly giving: Giving;
  readonly done: () => void;
};

/** Takes a command with its arguments: shows which comes next and what fits it. Tab completes, Enter gives it. */
export function CommandLine(props: Props) {
  const [line, setLine] = createSignal(props.line);
  const [at, setAt] = createSignal(-1);
  const listId = createUniqueId();
  const completionsOf = useCompletions(() => props.conversations());
  const read = () => readLine(line(), props.commands);
  const items = () => completionsOf(read()?.argument, read()?.typed ?? "");
  const write = (text: string) => {
    props.giving.forget();
    setLine(text);
    setAt(-1);
  };
  const complete = (index: number) => {
    const [current, item] = [read(), items()[index]];
    if (current && item) write(completeLine(line(), current, item.value));
  };
  const give = async (text: string) => (await props.giving.give(text)) && props.done();
  const keys = keysOf({ items, at, setAt, complete, give: () => void give(line()) });
  return (
    <>
      <input
        class="picker-find"
        role="combobox"
        aria-expanded={items().length > 0}
        aria-controls={listId}
        aria-autocomplete="list"
        aria-activedescendant={at() >= 0 ? `${listId}-${at()}` : undefined}
        aria-label={partsWords().command.line}
        aria-describedby={`${listId}-hint`}
        value={line()}
        onInput={(event) => write(event.currentTarget.value)}
        onKeyDown={keys}
        ref={(input) => queueMicrotask(() => toEnd(input))}
      />
      <Show when={read()}>{(current) => <LineHint id={`${listId}-hint`} line={current()} />}</Show>
      <Show when={props.giving.answer()}>
        {(answer) => <LineAnswer answer={answer()} give={(text) => void give(text)} />}
      </Show>
      <Completions id={listId} items={items()} at={at()} pick={complete} />
    </>
  );
}

function Completions(props: {
  readonly id: string;
  readonly items: readonly Completion[];
  readonly at: number;
  readonly pick: (index: number) => void;
}) {
  return (
    <div class="menu" id={props.id} role="listbox" aria-label={partsWords().command.choices}>
      <For each={props.items}>
        {({ value, hint }, index) => (
          <div
            class="menu-item"
            role="option"
            id={`${props.id}-${index()}`}
            aria-selected={index() === props.at}
            onPointerDown={(event) => {
              event.preventDefault();
              props.pick(index());
            }}
          >
            <span class="grow">{value}</span>
            <Show when={hint}>
              <span class="soft">{hint}</span>
            </Show>
          </div>
        )}
      </For>
    </div>
  );
}

type Keys = {
  readonly items: () => readonly Completion[];
  readonly at: () => number;
  readonly setAt: (at: number) => void;
  readonly complete: (index: number) => void;
  readonly give: () => void;
};

const keysOf =
  ({ items, at, setAt, complete, give }: Keys) =>
  (event: KeyboardEvent) => {
    const count = items().length;
    const moves: Readonly<Record<string, (() => void) | undefined>> = {
      Enter: () => (at() >= 0 ? complete(at()) : give()),
      Tab: count > 0 && !event.shiftKey ? () => complete(Math.max(0, at())) : undefined,
      ArrowDown: count > 0 ? () => setAt((at() + 1) % count) : undefined,
      ArrowUp: count > 0 ? () => setAt(at() <= 0 ? count - 1 : at() - 1) : undefined,
    };
    const move = moves[event.key];
    if (move === undefined || event.isComposing) return;
    event.preventDefault();
    move();
  };

function toEnd(input: HTMLInputElement): void {
  input.focus();
  input.setSelectionRange(input.value.length, input.value.length);
}
