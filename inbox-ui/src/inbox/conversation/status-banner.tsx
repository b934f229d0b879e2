import { Match, Show, Switch } from "solid-js";
import { useMay } from "../../api/session.ts";
import type { Conversation } from "../../api/types.ts";
import { inboxWords } from "../words/index.ts";
import { mediumTime } from "../../words/time.ts";
import { Icon } from "../../parts/icon.tsx";
import { useActions } from "./use-actions.ts";

/** Shows that a conversation is pending, snoozed or resolved, with the button that reopens it. */
export function StatusBanner(props: { readonly conversation: Conversation }) {
  return (
    <Switch>
      <Match when={props.conversation.status === "resolved"}>
        <p class="banner" data-tone="info">
          <Icon name="check" />
          {inboxWords().actions.resolvedNote}
        </p>
      </Match>
      <Match when={props.conversation.status === "pending"}>
        <Pending conversation={props.conversation} />
      </Match>
      <Match when={props.conversation.status === "snoozed"}>
        <Snoozed conversation={props.conversation} />
      </Match>
    </Switch>
  );
}

function Pending(props: { readonly conversation: Conversation }) {
  const actions = useActions(() => props.conversation);
  const may = useMay();
  return (
    <p class="banner" data-tone="info">
      <Icon name="clock" />
      {inboxWords().actions.pendingNote}
      <Show when={may("conversation.close")}>
        <button type="button" class="button" data-kind="link" onClick={() => void actions.reopen()}>
          {inboxWords().actions.reopen}
        </button>
      </Show>
    </p>
  );
}

function Snoozed(props: { readonly conversation: Conversation }) {
  const actions = useActions(() => props.conversation);
  const may = useMay();
  const until = () => (props.conversation.snoozedUntil ? mediumTime(props.conversation.snoozedUntil) : "");
  return (
    <p class="banner" data-tone="info">
      <Icon name="snooze" />
      {inboxWords().actions.snoozedUntil(until())}
      <Show when={may("conversation.snooze")}>
        <button type="button" class="button" data-kind="link" onClick={() => void actions.wake()}>
          {inboxWords().actions.wake}
        </button>
      </Show>
    </p>
  );
}
