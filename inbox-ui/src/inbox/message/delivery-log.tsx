import { For, Show } from "solid-js";
import { readDelivery } from "../../api/messages.ts";
import { useRead } from "../../api/read.ts";
import "../styles/delivery-log.css";
import { words } from "../../words/index.ts";
import { inboxWords } from "../words/index.ts";
import { fullTime, mediumTime } from "../../words/time.ts";
import { ErrorState } from "../../parts/state.tsx";

/** Shows every delivery attempt of a message, and the next one. */
export function DeliveryLog(props: { readonly messageId: string }) {
  const delivery = useRead(() => ({
    queryKey: ["delivery", props.messageId],
    queryFn: () => readDelivery(props.messageId),
    staleTime: 0,
  }));
  return (
    <>
      <h2 class="menu-title">{inboxWords().message.delivery}</h2>
      <Show when={delivery().isError}>
        <ErrorState
          title={words().common.failed}
          error={delivery().error}
          retry={() => void delivery().refetch()}
        />
      </Show>
      <Show when={delivery().data}>{(known) => <Attempts of={known()} />}</Show>
    </>
  );
}

type Known = Awaited<ReturnType<typeof readDelivery>>;

function Attempts(props: { readonly of: Known }) {
  return (
    <>
      <p class="delivery-log-state">{inboxWords().message.states[props.of.state]}</p>
      <ol class="delivery-log-attempts">
        <For each={props.of.attempts} fallback={<li>{inboxWords().message.noAttempts}</li>}>
          {(attempt) => <Attempt attempt={attempt} />}
        </For>
      </ol>
      <Show when={props.of.nextAttemptAt}>
        {(at) => <p class="delivery-log-next">{inboxWords().message.nextAttempt(mediumTime(at()))}</p>}
      </Show>
    </>
  );
}

function Attempt(props: { readonly attempt: Known["attempts"][number] }) {
  return (
    <li>
      <span>
        {inboxWords().message.attempt(props.attempt.number)}
        {props.attempt.outcome ? `: ${props.attempt.outcome.replaceAll("_", " ")}` : ""}
      </span>
      <time datetime={props.attempt.startedAt} title={fullTime(props.attempt.startedAt)}>
        {mediumTime(props.attempt.startedAt)}
      </time>
      <Show when={props.attempt.detail}>
        <span class="delivery-log-detail">{props.attempt.detail}</span>
      </Show>
    </li>
  );
}
