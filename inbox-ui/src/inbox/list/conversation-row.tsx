import { A } from "@solidjs/router";
import { For, Show } from "solid-js";
import type { Conversation } from "../../api/types.ts";
import "../styles/conversation-row.css";
import { words } from "../../words/index.ts";
import { inboxWords } from "../words/index.ts";
import { previewWords } from "../words/preview.ts";
import { comingTime, fullTime, shortTime } from "../../words/time.ts";
import { Avatar } from "../../parts/avatar.tsx";
import { now } from "../../parts/clock.ts";
import { Icon } from "../../parts/icon.tsx";
import { KindMark, ThreadPath } from "../conversation/thread-path.tsx";

/** Shows a conversation in the list: contact, time, last message, labels as dots, unread count. */
export function ConversationRow(props: {
  readonly conversation: Conversation;
  readonly href: string;
  readonly current: boolean;
  readonly stop: boolean;
}) {
  return (
    <A
      class="row"
      href={props.href}
      noScroll
      aria-current={props.current ? "true" : undefined}
      data-unread={props.conversation.unread > 0 ? "" : undefined}
      tabindex={props.stop ? 0 : -1}
    >
      <Avatar
        name={props.conversation.title}
        url={props.conversation.contact?.avatarUrl}
        connector={props.conversation.channel.connector}
      />
      <span class="row-text">
        <span class="row-top">
          <KindMark of={props.conversation} />
          <span class="row-name">{props.conversation.title}</span>
          <ThreadPath of={props.conversation} class="row-path" />
          <Marks conversation={props.conversation} />
          <RowTime conversation={props.conversation} />
        </span>
        <span class="row-bottom">
          <LastWords conversation={props.conversation} />
          <span class="row-labels">
            <For each={props.conversation.labels}>
              {(label) => <span class="dot" data-colour={label.colour} title={label.name} />}
            </For>
          </span>
          <Show when={props.conversation.unread}>
            {(unread) => (
              <span class="row-unread">
                <span aria-hidden="true">{unread() > 99 ? "99+" : unread()}</span>
                <span class="hidden">{inboxWords().list.unread(unread())}</span>
              </span>
            )}
          </Show>
        </span>
      </span>
    </A>
  );
}

/** Shows the last message's age; of what sleeps, when it wakes. */
function RowTime(props: { readonly conversation: Conversation }) {
  const wakes = () => (props.conversation.status === "snoozed" ? props.conversation.snoozedUntil : null);
  return (
    <Show
      when={wakes()}
      fallback={
        <Show when={props.conversation.lastMessage?.at}>
          {(at) => (
            <time class="row-time" datetime={at()} title={fullTime(at())}>
              {shortTime(at(), now())}
            </time>
          )}
        </Show>
      }
    >
      {(at) => (
        <time class="row-time" datetime={at()} title={inboxWords().actions.snoozedUntil(fullTime(at()))}>
          {comingTime(at(), now())}
        </time>
      )}
    </Show>
  );
}

function LastWords(props: { readonly conversation: Conversation }) {
  return (
    <Show
      when={props.conversation.lastMessage}
      fallback={<span class="row-preview">{inboxWords().list.noMessage}</span>}
    >
      {(last) => (
        <span class="row-preview">
          <Show when={last().deliveryState === "failed" || last().deliveryState === "unconfirmed"}>
            <Icon name={last().deliveryState === "failed" ? "alert" : "question"} class="row-alert" />
          </Show>
          <Show when={authorPrefix(props.conversation)}>
            {(prefix) => <span class="row-author">{prefix()}</span>}
          </Show>
          {previewWords(last().preview)}
        </span>
      )}
    </Show>
  );
}

function Marks(props: { readonly conversation: Conversation }) {
  return (
    <>
      <Show when={props.conversation.priority === "urgent" || props.conversation.priority === "high"}>
        <span
          class="row-priority"
          data-priority={props.conversation.priority}
          title={inboxWords().actions.priorities[props.conversation.priority]}
        >
          <Icon name="flag" />
        </span>
      </Show>
      <Show when={props.conversation.status === "pending"}>
        <span class="row-mark" title={words().statuses.pending}>
          <Icon name="clock" />
        </span>
      </Show>
      <Show when={props.conversation.status === "snoozed"}>
        <span class="row-mark" title={words().statuses.snoozed}>
          <Icon name="snooze" />
        </span>
      </Show>
      <Show when={props.conversation.status === "resolved"}>
        <span class="row-mark" title={words().statuses.resolved}>
          <Icon name="check" />
        </span>
      </Show>
    </>
  );
}

// A direct conversation needs no name before the customer's message.
function authorPrefix(conversation: Conversation): string {
  const last = conversation.lastMessage;
  if (last === null || (last.authorKind === "contact" && conversation.kind !== "group")) return "";
  return last.authorName === "" ? "" : inboxWords().list.from(last.authorName);
}
