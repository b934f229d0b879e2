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
      <Show when={delivery().data}>
        {(known) => (
          <>
            <p class="delivery-log-state">{inboxWords().message.states[known().state]}</p>
            <ol class="delivery-log-attempts">
              <For each={known().attempts} fallback={<li>{inboxWords().message.noAttempts}</li>}>
                {(attempt) => (
                  <li>
                    <span>
                      {inboxWords().message.attempt(attempt.number)}
                      {attempt.outcome ? `: ${attempt.outcome.replaceAll("_", " ")}` : ""}
                    </span>
                    <time datetime={attempt.startedAt} title={fullTime(attempt.startedAt)}>
                      {mediumTime(attempt.startedAt)}
                    </time>
                    <Show when={attempt.detail}>
                      <span class="delivery-log-detail">{attempt.detail}</span>
                    </Show>
                  </li>
                )}
              </For>
            </ol>
            <Show when={known().nextAttemptAt}>
              {(at) => <p class="delivery-log-next">{inboxWords().message.nextAttempt(mediumTime(at()))}</p>}
            </Show>
          </>
        )}
      </Show>
    </>
  );
}
