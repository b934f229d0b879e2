import { createEffect, on, Show } from "solid-js";
import { tellTyping } from "../live/actions.ts";
import { draft, sendDraft, setDraft } from "../live/draft.ts";
import { setState, state } from "../live/state.ts";
import { Attach } from "./attach.tsx";
import { Commands } from "./commands.tsx";

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
      <Commands />
      <textarea
        ref={box}
        rows="1"
        aria-label="Message"
        placeholder="Message"
        value={draft()}
        onInput={(event) => {
          setDraft(event.currentTarget.value);
          tellTyping();
        }}
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
            <b>{state.editing ? "Edit message" : `Reply to ${message().author.name}`}</b> {message().preview}
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
