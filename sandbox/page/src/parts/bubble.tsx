import type { Message } from "@grammyjs/types";
import { For, Show } from "solid-js";
import { attempt, erase, pressButton, react } from "../live/actions.ts";
import { setState, state } from "../live/state.ts";
import { Content } from "./content.tsx";
import { Menu } from "./menu.tsx";
import { hueOf, nameOf, timeOf } from "./names.ts";
import { previewOf } from "./preview.ts";
import { RichText } from "./rich-text.tsx";

/** Shows one message with its buttons, reactions and actions. */
export function Bubble(props: { message: Message; before: Message | null }) {
  const mine = () => props.message.from?.id === state.speaker;
  const follows = () =>
    props.before?.from?.id === props.message.from?.id && props.message.date - (props.before?.date ?? 0) < 300;
  const author = () => (props.message.from ? nameOf(props.message.from) : "Somebody");
  return (
    <Show when={!isService(props.message)} fallback={<p class="service">{serviceOf(props.message)}</p>}>
      <article
        class="message"
        data-mine={mine() ? "" : undefined}
        data-follows={follows() ? "" : undefined}
        aria-label={`${mine() ? "You" : author()}: ${previewOf(props.message)}`}
      >
        <div class="bubble">
          <Show when={!mine() && !follows() && props.message.chat.type !== "private"}>
            <p class="author" data-hue={hueOf(props.message.from?.id ?? 0)}>
              {author()}
            </p>
          </Show>
          <Show when={props.message.reply_to_message}>
            {(target) => (
              <p class="quote">
                <b>{target().from ? nameOf(target().from!) : ""}</b> {previewOf(target())}
              </p>
            )}
          </Show>
          <Content message={props.message} />
          <Show when={props.message.text ?? props.message.caption}>
            {(words) => (
              <p class="words">
                <RichText
                  text={words()}
                  entities={props.message.entities ?? props.message.caption_entities ?? []}
                />
              </p>
            )}
          </Show>
          <p class="stamp">
            <Show when={props.message.edit_date}>edited </Show>
            <time>{timeOf(props.message.date)}</time>
          </p>
        </div>
        <Actions message={props.message} mine={mine()} />
        <Reactions message={props.message} />
        <Keyboard message={props.message} />
      </article>
    </Show>
  );
}

const EMOJI = ["👍", "❤", "😁", "🔥", "🎉", "😢"];

function Actions(props: { message: Message; mine: boolean }) {
  return (
    <Menu class="actions" label={`Actions for: ${previewOf(props.message)}`}>
      <div class="emoji-row">
        <For each={EMOJI}>
          {(emoji) => (
            <button
              type="button"
              aria-label={`React with ${emoji}`}
              onClick={() => void attempt(() => react(props.message, emoji))}
            >
              {emoji}
            </button>
          )}
        </For>
      </div>
      <button type="button" onClick={() => setState({ replyTo: props.message, editing: null })}>
        Reply
      </button>
      <Show when={props.mine && (props.message.text ?? props.message.caption) !== undefined}>
        <button
          type="button"
          onClick={() =>
            setState({
              editing: { message: props.message, text: props.message.text ?? props.message.caption ?? "" },
              replyTo: null,
            })
          }
        >
          Edit
        </button>
      </Show>
      <Show when={props.mine}>
        <button type="button" onClick={() => void attempt(() => erase(props.message))}>
          Delete
        </button>
      </Show>
    </Menu>
  );
}

function Reactions(props: { message: Message }) {
  const counted = () => {
    const all = state.reactions[props.message.message_id] ?? [];
    return [...new Set(all.map(({ emoji }) => emoji))].map((emoji) => ({
      emoji,
      count: all.filter((one) => one.emoji === emoji).length,
      mine: all.some((one) => one.emoji === emoji && one.from === state.speaker),
    }));
  };
  return (
    <Show when={counted().length > 0}>
      <p class="reactions">
        <For each={counted()}>
          {(one) => (
            <button
              type="button"
              aria-pressed={one.mine}
              aria-label={`${one.emoji} ${one.count}`}
              onClick={() => void attempt(() => react(props.message, one.emoji))}
            >
              {one.emoji}
              <span>{one.count > 1 ? one.count : ""}</span>
            </button>
          )}
        </For>
      </p>
    </Show>
  );
}

function Keyboard(props: { message: Message }) {
  const waits = (data: string) => state.waiting[`${props.message.message_id}:${data}`] !== undefined;
  return (
    <Show when={props.message.reply_markup?.inline_keyboard}>
      {(rows) => (
        <div class="keyboard" role="group" aria-label="Buttons">
          <For each={rows()}>
            {(row) => (
              <div class="keyboard-row">
                <For each={row}>
                  {(button) =>
                    "callback_data" in button ? (
                      <button
                        type="button"
                        data-waits={waits(button.callback_data) ? "" : undefined}
                        onClick={() => void attempt(() => pressButton(props.message, button.callback_data))}
                      >
                        {button.text}
                      </button>
                    ) : (
                      <a href={"url" in button ? button.url : "#"} target="_blank" rel="noreferrer noopener">
                        {button.text} ↗
                      </a>
                    )
                  }
                </For>
              </div>
            )}
          </For>
        </div>
      )}
    </Show>
  );
}

const isService = (message: Message) =>
  message.new_chat_members !== undefined || message.left_chat_member !== undefined;

function serviceOf(message: Message): string {
  const who = message.from ? nameOf(message.from) : "Somebody";
  const [came] = message.new_chat_members ?? [];
  if (came) return came.id === message.from?.id ? `${who} joined` : `${who} added ${nameOf(came)}`;
  const gone = message.left_chat_member;
  if (!gone) return "";
  return gone.id === message.from?.id ? `${who} left` : `${who} removed ${nameOf(gone)}`;
}
