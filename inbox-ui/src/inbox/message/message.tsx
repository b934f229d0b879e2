import { Match, Show, Switch } from "solid-js";
import type { LocalMessage } from "../../live/state.ts";
import "../styles/message.css";
import { inboxWords } from "../words/index.ts";
import { clockTime, fullTime } from "../../words/time.ts";
import { Avatar } from "../../parts/avatar.tsx";
import { Icon } from "../../parts/icon.tsx";
import { AutomaticMark } from "./automatic-mark.tsx";
import { Bubble } from "./bubble.tsx";
import { DeliveryMark } from "./delivery-mark.tsx";
import { EditedMark } from "./edited-mark.tsx";
import { EventLine } from "./event-line.tsx";
import { howItCame } from "./how-it-came.ts";
import { MessageHints } from "./message-hints.tsx";
import { MessageTools } from "./message-tools.tsx";
import type { Place } from "./places.ts";
import { Reactions } from "./reactions.tsx";
import { DeliveryError } from "./delivery-error.tsx";
import { useChannelPaused } from "./use-channel-paused.ts";

/** Shows a message: the contact's on the left, ours on the right, notes across, system messages between. */
export function Message(props: { readonly message: LocalMessage; readonly place: Place }) {
  return (
    <Switch fallback={<BubbleRow message={props.message} place={props.place} />}>
      <Match when={props.place.hidden}>{null}</Match>
      <Match when={props.message.kind === "event"}>
        <EventLine message={props.message} />
      </Match>
    </Switch>
  );
}

function BubbleRow(props: { readonly message: LocalMessage; readonly place: Place }) {
  const isTheirs = () => props.message.direction === "in";
  return (
    <article
      class="message"
      id={props.message.id}
      aria-label={inboxWords().message.by(props.message.author.name, clockTime(props.message.sentAt))}
      data-side={props.message.kind === "note" ? "note" : isTheirs() ? "theirs" : "ours"}
      data-first={props.place.first ? "" : undefined}
      data-last={props.place.last ? "" : undefined}
      data-local={props.message.local ? "" : undefined}
    >
      <Show when={isTheirs() && props.message.kind !== "note"}>
        <Face message={props.message} isShown={props.place.last} />
      </Show>
      <Body message={props.message} place={props.place} />
    </article>
  );
}

function Face(props: { readonly message: LocalMessage; readonly isShown: boolean }) {
  return (
    <span class="message-face">
      <Show when={props.isShown}>
        <Avatar name={props.message.author.name} url={props.message.author.avatarUrl} size="small" />
      </Show>
    </span>
  );
}

function Body(props: { readonly message: LocalMessage; readonly place: Place }) {
  return (
    <div class="message-body">
      <Show when={props.place.first}>
        <ByLine message={props.message} />
      </Show>
      <div class="message-line">
        <Bubble message={props.message} album={props.place.album} />
        <Show when={!props.message.deletedAt && !props.message.local}>
          <MessageTools message={props.message} />
        </Show>
      </div>
      <MessageHints message={props.message} />
      <Show when={props.message.reactions.length > 0}>
        <Reactions message={props.message} />
      </Show>
      <Show
        when={
          props.place.last || props.message.editedAt || isUnderWay(props.message) || howItCame(props.message)
        }
      >
        <FootLine message={props.message} last={props.place.last} />
      </Show>
      <DeliveryError message={props.message} />
    </div>
  );
}

function ByLine(props: { readonly message: LocalMessage }) {
  return (
    <header class="message-by">
      <Show when={props.message.kind === "note"}>
        <Icon name="lock" />
        <span class="hidden">{inboxWords().message.note}</span>
      </Show>
      <Show when={props.message.automatic}>
        <AutomaticMark message={props.message} />
      </Show>
      <span class="message-author">{props.message.author.name}</span>
      <Show when={props.message.kind === "note"}>
        <span class="message-hint">{inboxWords().message.noteHint}</span>
      </Show>
      <Show when={props.message.author.kind === "account"}>
        <span class="message-hint">{inboxWords().message.elsewhere}</span>
      </Show>
    </header>
  );
}

/** Whether the delivery error says more than a mark could. */
function useIsTroubled(message: () => LocalMessage): () => boolean {
  const isChannelPaused = useChannelPaused(message);
  return () => {
    const { delivery, local } = message();
    const hasFailed = delivery?.state === "failed" || delivery?.state === "unconfirmed";
    return isChannelPaused() || hasFailed || (local !== undefined && local !== "sending");
  };
}

const SentTime = (props: { readonly at: string }) => (
  <time datetime={props.at} title={fullTime(props.at)}>
    {clockTime(props.at)}
  </time>
);

function FootLine(props: { readonly message: LocalMessage; readonly last: boolean }) {
  const isTroubled = useIsTroubled(() => props.message);
  return (
    <footer class="message-foot">
      <Show when={props.message.editedAt && !props.message.deletedAt}>
        <EditedMark message={props.message} />
      </Show>
      <Show when={howItCame(props.message)}>{(how) => <span>{how().trim()}</span>}</Show>
      <Show when={props.last}>
        <SentTime at={props.message.sentAt} />
      </Show>
      <Show
        when={
          props.message.delivery &&
          props.message.direction === "out" &&
          (props.last || isUnderWay(props.message)) &&
          !isTroubled() &&
          !props.message.deletedAt
        }
      >
        <DeliveryMark message={props.message} />
      </Show>
    </footer>
  );
}

// A group shows its state once, at its end; a waiting message shows its own.
const isUnderWay = (message: LocalMessage) =>
  message.delivery?.state === "queued" || message.delivery?.state === "sending";
