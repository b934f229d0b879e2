import { For, Show } from "solid-js";
import type { LocalMessage } from "../../live/state.ts";
import { inboxWords } from "../words/index.ts";
import { previewWords } from "../words/preview.ts";
import { Icon } from "../../parts/icon.tsx";
import { Parts } from "../media/parts.tsx";
import { isJustEmoji } from "./pieces.ts";
import { RichText } from "./rich-text.tsx";

/** Shows the content of a message: the quoted reply, media, text, and the customer's buttons. */
export function Bubble(props: {
  readonly message: LocalMessage;
  readonly album: readonly LocalMessage[] | null;
}) {
  const parts = () => (props.album ?? [props.message]).flatMap((message) => message.parts);
  const text = () => props.album?.find((message) => message.text.text !== "")?.text ?? props.message.text;
  return (
    <Show
      when={!props.message.deletedAt}
      fallback={
        <div class="bubble" data-deleted>
          <Icon name="trash" />
          {inboxWords().message.deleted}
        </div>
      }
    >
      <div
        class="bubble"
        data-bare={isBare(props.message) ? "" : undefined}
        data-media={parts().length > 0 ? "" : undefined}
      >
        <Show when={props.message.forwardedFrom !== null}>
          <p class="bubble-forwarded">
            <Icon name="reply" />
            {inboxWords().message.forwardedFrom(props.message.forwardedFrom ?? "")}
          </p>
        </Show>
        <Show when={props.message.replyTo}>{(quoted) => <Quote {...quoted()} />}</Show>
        <Show when={parts().length > 0}>
          <Parts parts={parts()} />
        </Show>
        <Show when={!saysItsParts(parts()) && text().text}>
          <div
            class="bubble-text"
            data-large={parts().length === 0 && isJustEmoji(text().text) ? "" : undefined}
          >
            <RichText value={text()} />
          </div>
        </Show>
        <Show when={props.message.buttons}>{(rows) => <Buttons rows={rows()} />}</Show>
      </div>
    </Show>
  );
}

/** Checks whether the text only says again what a part shows: the answers to a form. */
const saysItsParts = (parts: readonly { readonly kind: string }[]): boolean =>
  parts.some(({ kind }) => kind === "form");

/** Shows what a message replies to. A message that the hub never saw has words, but no place to go to. */
function Quote(props: NonNullable<LocalMessage["replyTo"]>) {
  const show = () => {
    const target = props.id === null ? null : document.getElementById(props.id);
    target?.scrollIntoView({ block: "center" });
    target?.animate([{ opacity: 0.4 }, { opacity: 1 }], 600);
  };
  return (
    <button type="button" class="bubble-quote" disabled={props.id === null} onClick={show}>
      <span class="hidden">{inboxWords().message.inReplyTo(props.authorName)}</span>
      <span class="bubble-quote-author" aria-hidden="true">
        {props.authorName}
      </span>
      <span class="bubble-quote-text">{previewWords(props.preview)}</span>
    </button>
  );
}

function Buttons(props: { readonly rows: NonNullable<LocalMessage["buttons"]> }) {
  return (
    <div class="bubble-buttons" role="group" aria-label={inboxWords().message.buttons}>
      <For each={props.rows}>
        {(row) => (
          <div>
            <For each={row}>
              {(button) => (
                <span class="bubble-button">
                  {button.label}
                  <Show when={"url" in button}>
                    <Icon name="link" />
                  </Show>
                </span>
              )}
            </For>
          </div>
        )}
      </For>
    </div>
  );
}

// Stickers and lone emoji have no bubble, as in the apps they come from.
const isBare = (message: LocalMessage) =>
  message.kind === "message" &&
  !message.replyTo &&
  message.forwardedFrom === null &&
  ((message.parts.length === 1 && message.parts[0]?.kind === "sticker" && message.text.text === "") ||
    (message.parts.length === 0 && isJustEmoji(message.text.text)));
