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

/**
 * Shows why a message failed, is unconfirmed, was refused or waits for its channel, with the possible actions. Also
 * shows failed changes of it.
 */
export function DeliveryError(props: { readonly message: LocalMessage }) {
  const session = useSession();
  const isChannelPaused = useChannelPaused(() => props.message);
  const refused = () => (typeof props.message.local === "object" ? props.message.local.refused : undefined);
  const rewrite = () => {
    composer.restore(props.message);
    discard(props.message);
  };
  return (
    <>
      <Switch>
        <Match when={refused() !== undefined}>
          <p class="delivery-error" data-tone="bad" role="alert">
            <Icon name="alert" />
            <span>
              {inboxWords().message.refusedText} {refused()}
            </span>
            <span class="delivery-error-actions">
              <Do title={inboxWords().message.retry} run={() => void sendAgain(props.message, session())} />
              <Do title={words().common.edit} run={rewrite} />
              <Do title={inboxWords().message.discard} run={() => discard(props.message)} />
            </span>
          </p>
        </Match>
        <Match when={props.message.local === "waiting"}>
          <p class="delivery-error" data-tone="warn">
            <Icon name="clock" />
            <span>{inboxWords().message.waitingText}</span>
            <span class="delivery-error-actions">
              <Do title={words().common.edit} run={rewrite} />
              <Do title={inboxWords().message.discard} run={() => discard(props.message)} />
            </span>
          </p>
        </Match>
        <Match when={isChannelPaused()}>
          <p class="delivery-error" data-tone="warn">
            <DeliveryMark message={props.message} />
            <span>{inboxWords().message.held}</span>
          </p>
        </Match>
        <Match when={props.message.delivery?.state === "failed" && !props.message.local}>
          <p class="delivery-error" data-tone="bad">
            <DeliveryMark message={props.message} />
            <span>
              {inboxWords().message.failedText}{" "}
              <Show when={props.message.delivery?.reason}>{props.message.delivery?.reason}</Show>
            </span>
            <Do
              title={inboxWords().message.retry}
              run={() => void ask(() => retryMessage(props.message.id))}
            />
          </p>
        </Match>
        <Match when={props.message.delivery?.state === "unconfirmed" && !props.message.local}>
          <p class="delivery-error" data-tone="warn">
            <DeliveryMark message={props.message} />
            <span>{inboxWords().message.unconfirmedText}</span>
            <span class="delivery-error-actions">
              <Do
                title={inboxWords().message.arrived}
                run={() => void ask(() => confirmMessage(props.message.id))}
              />
              <Do
                title={inboxWords().message.retry}
                run={() => void ask(() => retryMessage(props.message.id))}
              />
            </span>
          </p>
        </Match>
      </Switch>
      <For each={props.message.failedChanges}>
        {(change) => <NotChanged messageId={props.message.id} change={change} />}
      </For>
    </>
  );
}

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
