import { createEffect, For, on, Show } from "solid-js";
import { state } from "../live/state.ts";
import { Message } from "./message.tsx";

/** Shows the messages, oldest first. It stays at the end unless the user scrolled up. */
export function Chat() {
  let log!: HTMLDivElement;
  let atEnd = true;
  const watch = () => {
    atEnd = log.scrollHeight - log.scrollTop - log.clientHeight < 48;
  };
  const toEnd = () => log.scrollTo({ top: log.scrollHeight });
  const shown = () => state.messages.filter(({ onlyFor }) => onlyFor === null || onlyFor === state.speaker);
  createEffect(
    on(
      () => state.roomId,
      () => {
        atEnd = true;
      },
    ),
  );
  createEffect(
    on(
      () => [state.messages.length, state.messages.at(-1)?.text, state.typing],
      () => atEnd && queueMicrotask(toEnd),
    ),
  );
  return (
    <div
      class="chat"
      role="log"
      aria-label="Chat"
      tabindex="0"
      ref={log}
      onScroll={watch}
      onLoad={() => atEnd && toEnd()}
    >
      <Show when={shown().length > 0} fallback={<p class="quiet">Say hello. The bot can't write first.</p>}>
        <For each={shown()}>
          {(message, index) => <Message message={message} before={shown()[index() - 1] ?? null} />}
        </For>
      </Show>
    </div>
  );
}
