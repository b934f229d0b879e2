import { For, Match, Show, Switch } from "solid-js";
import { confirmMessage, retryChange, retryMessage } from "../../api/messages.ts";
import { useSession } from "../../api/session.ts";
import type { FailedChange, Message } from "../../api/types.ts";
import { discard, sendAgain } from "../../live/send.ts";
import type { LocalMessage } from "../../live/state.ts";
import { dispatch } from "../../live/store.ts";
import { words } from "../../words/index.ts";
import { inboxWords } from "../words/index.ts";
import { reasonOf } from "../../words/reason.ts";
import { composer } from "../composer/composer-state.ts";
import { Icon } from "../../parts/icon.tsx";
import { say } from "../../parts/toasts.tsx";
import { DeliveryMark } from "./delivery-mark.tsx";
import { useChannelPaused } from "./use-channel-paused.ts";

type Props = { readonly message: LocalMessage };

/**
 * Shows why a message failed, is unconfirmed, was refused or waits for its channel, with the possible actions. Also
 * shows failed changes of it.
 */
export function DeliveryError(props: Props) {
  const isChannelPaused = useChannelPaused(() => props.message);
  const refused = () => (typeof props.message.local === "object" ? props.message.local.refused : undefined);
  const state = () => (props.message.local ? undefined : props.message.delivery?.state);
  return (
    <>
      <Switch>
        <Match when={refused() !== undefined}>
          <Refused message={props.message} reason={refused() ?? ""} />
        </Match>
        <Match when={props.message.local === "waiting"}>
          <Waiting message={props.message} />
        </Match>
        <Match when={isChannelPaused()}>
          <Held message={props.message} />
        </Match>
        {/* What was taken back is not sent again. */}
        <Match when={state() === "failed" && !props.message.deletedAt}>
          <Failed message={props.message} />
        </Match>
        <Match when={state() === "unconfirmed"}>
          <Unconfirmed message={props.message} />
        </Match>
      </Switch>
      <For each={props.message.failedChanges}>
        {(change) => <NotChanged messageId={props.message.id} change={change} />}
      </For>
    </>
  );
}

function Refused(props: Props & { readonly reason: string }) {
  const session = useSession();
  return (
    <p class="delivery-error" data-tone="bad" role="alert">
      <Icon name="alert" />
      <span>
        {inboxWords().message.refusedText} {props.reason}
      </span>
      <span class="delivery-error-actions">
        <Do title={inboxWords().message.retry} run={() => void sendAgain(props.message, session())} />
        <Rewriting message={props.message} />
      </span>
    </p>
  );
}

function Held(props: Props) {
  return (
    <p class="delivery-error" data-tone="warn">
      <DeliveryMark message={props.message} />
      <span>{inboxWords().message.held}</span>
    </p>
  );
}

function Waiting(props: Props) {
  return (
    <p class="delivery-error" data-tone="warn">
      <Icon name="clock" />
      <span>{inboxWords().message.waitingText}</span>
      <span class="delivery-error-actions">
        <Rewriting message={props.message} />
      </span>
    </p>
  );
}

/** What one can do about a message that the hub does not have. */
function Rewriting(props: Props) {
  const rewrite = () => {
    composer.restore(props.message);
    discard(props.message);
  };
  return (
    <>
      <Do title={words().common.edit} run={rewrite} />
      <Do title={inboxWords().message.discard} run={() => discard(props.message)} />
    </>
  );
}

function Failed(props: Props) {
  return (
    <p class="delivery-error" data-tone="bad">
      <DeliveryMark message={props.message} />
      <span>
        {inboxWords().message.failedText}{" "}
        <Show when={props.message.delivery?.reason}>{props.message.delivery?.reason}</Show>
      </span>
      <Retry message={props.message} />
    </p>
  );
}

function Unconfirmed(props: Props) {
  return (
    <p class="delivery-error" data-tone="warn">
      <DeliveryMark message={props.message} />
      <span>{inboxWords().message.unconfirmedText}</span>
      <span class="delivery-error-actions">
        <Do
          title={inboxWords().message.arrived}
          run={() => void ask(() => confirmMessage(props.message.id))}
        />
        <Retry message={props.message} />
      </span>
    </p>
  );
}

const Retry = (props: Props) => (
  <Do title={inboxWords().message.retry} run={() => void ask(() => retryMessage(props.message.id))} />
);

function NotChanged(props: { readonly messageId: string; readonly change: FailedChange }) {
  const isCertain = () => props.change.state === "failed";
  return (
    <p class="delivery-error" data-tone={isCertain() ? "bad" : "warn"}>
      <Icon name={isCertain() ? "alert" : "question"} />
      <span>
        {
          (isCertain() ? inboxWords().message.changeFailed : inboxWords().message.changeUncertain)[
            props.change.operation
          ]
        }{" "}
        {props.change.reason}
      </span>
      <Do
        title={words().common.retry}
        run={() => void ask(() => retryChange(props.messageId, props.change.operation))}
      />
    </p>
  );
}

const Do = (props: { readonly title: string; readonly run: () => void }) => (
  <button type="button" class="button" data-kind="link" onClick={() => props.run()}>
    {props.title}
  </button>
);

async function ask(request: () => Promise<Message>): Promise<void> {
  try {
    dispatch({ kind: "message_answered", message: await request() });
  } catch (error) {
    say(reasonOf(error));
  }
}
