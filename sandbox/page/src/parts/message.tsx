import { For, Show } from "solid-js";
import type { MessageFacts, Part } from "../../../stage/control-api.ts";
import { attempt } from "../live/actions.ts";
import { openRoom } from "../live/load.ts";
import { state, theRoom } from "../live/state.ts";
import { Avatar } from "./avatar.tsx";
import { Buttons } from "./buttons.tsx";
import { MessageActions } from "./message-actions.tsx";
import { Menus } from "./menus.tsx";
import { hueOf, timeOf } from "./names.ts";
import { MessagePart } from "./message-part.tsx";
import { Reactions } from "./reactions.tsx";
import { RichText } from "./rich-text.tsx";

/** Shows one message with its buttons, reactions and actions, or what happened. */
export function Message(props: { message: MessageFacts; before: MessageFacts | null }) {
  const mine = () => props.message.author.id === state.speaker;
  const follows = () =>
    props.before?.kind === "said" &&
    props.before.author.id === props.message.author.id &&
    props.message.at - props.before.at < FOLLOWS_MS;
  return (
    <Show
      when={props.message.kind === "said"}
      fallback={<p class="service">{props.message.preview || "Something happened"}</p>}
    >
      <article
        class="message"
        data-mine={mine() ? "" : undefined}
        data-follows={follows() ? "" : undefined}
        data-private={props.message.onlyFor === null ? undefined : ""}
        aria-label={`${mine() ? "You" : props.message.author.name}: ${props.message.preview}`}
      >
        <Avatar id={props.message.author.id} name={props.message.author.name} />
        <div class="bubble">
          <Author message={props.message} shown={!mine() && !follows() && theRoom()?.kind !== "direct"} />
          <Words message={props.message} />
        </div>
        <MessageActions message={props.message} mine={mine()} />
        <Reactions message={props.message} />
        <Buttons message={props.message} />
        <Menus message={props.message} />
        <ThreadLink message={props.message} />
      </article>
    </Show>
  );
}

const FOLLOWS_MS = 300_000;

/** A bubble names others in a group only; a flat list names everybody, which the skin decides. */
const Author = (props: { message: MessageFacts; shown: boolean }) => (
  <p class="author" data-shown={props.shown ? "" : undefined} data-hue={hueOf(props.message.author.id)}>
    {props.message.author.name}
    <Show when={props.message.author.account}>
      <span class="app-mark">APP</span>
    </Show>
  </p>
);

function Words(props: { message: MessageFacts }) {
  return (
    <>
      <Show when={props.message.replyTo}>
        {(target) => (
          <p class="quote">
            <b>{target().author}</b> {target().preview}
          </p>
        )}
      </Show>
      <Parts message={props.message} of={(part) => part.kind !== "embed"} />
      <Show when={props.message.text}>
        <p class="words">
          <RichText text={props.message.text} marks={props.message.marks} />
        </p>
      </Show>
      <Parts message={props.message} of={(part) => part.kind === "embed"} />
      <p class="stamp">
        <Show when={props.message.onlyFor !== null}>Only you can see this · </Show>
        <Show when={props.message.edited}>edited </Show>
        <time>{timeOf(props.message.at)}</time>
      </p>
    </>
  );
}

/** Pictures stand above their caption, cards that an account attached below its words. */
const Parts = (props: { message: MessageFacts; of: (part: Part) => boolean }) => (
  <For each={props.message.parts.filter(props.of)}>
    {(part) => <MessagePart part={part} message={props.message} />}
  </For>
);

const ThreadLink = (props: { message: MessageFacts }) => (
  <Show when={props.message.thread}>
    {(thread) => (
      <button type="button" class="thread-link" onClick={() => void attempt(() => openRoom(thread().roomId))}>
        Thread: {thread().title}
      </button>
    )}
  </Show>
);
