import { createEffect, For, on, Show } from "solid-js";
import { attempt, send } from "../live/actions.ts";
import { draft, sendDraft, setDraft } from "../live/draft.ts";
import { setState, state, theBot } from "../live/state.ts";
import { Attach } from "./attach.tsx";
import { nameOf } from "./names.ts";
import { Menu } from "./menu.tsx";
import { previewOf } from "./preview.ts";

/** Takes the text of a message. Enter sends, Shift+Enter breaks the line. */
export function Composer() {
  let box!: HTMLTextAreaElement;
  createEffect(
    on(
      () => state.editing?.message ?? state.replyTo,
      (target) => target && box.focus(),
      { defer: true },
    ),
  );
  const submit = (event?: Event) => {
    event?.preventDefault();
    sendDraft();
    box.focus();
  };
  const onKey = (event: KeyboardEvent) => {
    if (event.key === "Enter" && !event.shiftKey && !event.isComposing) submit(event);
    if (event.key === "Escape") setState({ replyTo: null, editing: null });
  };
  return (
    <form class="composer" onSubmit={submit}>
      <Aside />
      <Attach />
      <Commands onPick={(command) => void attempt(() => send({ text: `/${command}` }))} />
      <textarea
        ref={box}
        rows="1"
        aria-label="Message"
        placeholder="Message"
        value={draft()}
        onInput={(event) => setDraft(event.currentTarget.value)}
        onKeyDown={onKey}
      />
      <button type="submit" class="send" aria-label="Send" disabled={draft().trim() === ""}>
        <span class="send-sign" aria-hidden="true" />
      </button>
    </form>
  );
}

function Aside() {
  const about = () => state.editing?.message ?? state.replyTo;
  return (
    <Show when={about()}>
      {(message) => (
        <div class="aside">
          <p>
            <b>
              {state.editing ? "Edit message" : `Reply to ${message().from ? nameOf(message().from!) : ""}`}
            </b>{" "}
            {previewOf(message())}
          </p>
          <button
            type="button"
            aria-label="Cancel"
            onClick={() => setState({ replyTo: null, editing: null })}
          >
            ✕
          </button>
        </div>
      )}
    </Show>
  );
}

function Commands(props: { onPick: (command: string) => void }) {
  return (
    <Show when={(theBot()?.commands.length ?? 0) > 0}>
      <Menu class="commands" label="Commands" sign="/">
        <For each={theBot()?.commands}>
          {(item) => (
            <button type="button" onClick={() => props.onPick(item.command)}>
              <b>/{item.command}</b> {item.description}
            </button>
          )}
        </For>
      </Menu>
    </Show>
  );
}
