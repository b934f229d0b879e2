import { createEffect, createSignal, on, onCleanup, Show } from "solid-js";
import { words } from "../words/index.ts";
import { offerCommands } from "./commands.ts";
import { Icon } from "./icon.tsx";

const PAUSE_MS = 250;

/** Searches the list; it sends the query once the user pauses. */
export function ListSearch(props: {
  readonly label: string;
  readonly value: string;
  readonly change: (q: string) => void;
}) {
  const [typed, setTyped] = createSignal(props.value);
  let input: HTMLInputElement | undefined;
  let pause: ReturnType<typeof setTimeout> | undefined;
  // The returned text lacks a space that was just typed.
  createEffect(
    on(
      () => props.value,
      (value) => value !== typed().trim() && setTyped(value),
    ),
  );
  onCleanup(() => clearTimeout(pause));
  offerCommands(() => [
    { id: "search", title: props.label, group: "commands", keys: "/", run: () => input?.focus() },
  ]);
  const type = (text: string) => {
    setTyped(text);
    clearTimeout(pause);
    pause = setTimeout(() => props.change(text.trim()), PAUSE_MS);
  };
  const clear = () => {
    setTyped("");
    clearTimeout(pause);
    props.change("");
    input?.focus();
  };
  return (
    <div class="list-search" role="search" aria-label={props.label}>
      <Icon name="search" />
      <input
        ref={input}
        type="search"
        aria-label={props.label}
        placeholder={words().common.search}
        value={typed()}
        onInput={(event) => type(event.currentTarget.value)}
        onKeyDown={(event) => event.key === "Escape" && (typed() === "" ? input?.blur() : clear())}
      />
      <Show when={typed()} fallback={<kbd aria-hidden="true">/</kbd>}>
        <button
          type="button"
          class="list-search-clear"
          aria-label={words().common.clearSearch}
          onClick={clear}
        >
          <Icon name="close" />
        </button>
      </Show>
    </div>
  );
}
