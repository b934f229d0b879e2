import { For, Show } from "solid-js";
import { readDelivery } from "../../api/messages.ts";
import { useRead } from "../../api/read.ts";
import "../../styles/ledger.css";
import { words } from "../../words/index.ts";
import { fullTime, mediumTime } from "../../words/time.ts";
import { ErrorState } from "../state.tsx";

/** Every attempt to deliver one message, and the next. */
export function DeliveryLedger(props: { readonly messageId: string }) {
  const ledger = useRead(() => ({
    queryKey: ["delivery", props.messageId],
    queryFn: () => readDelivery(props.messageId),
    staleTime: 0,
  }));
  return (
    <>
      <h2 class="menu-title">{words().message.ledger}</h2>
      <Show when={ledger().isError}>
        <ErrorState
          title={words().common.failed}
          error={ledger().error}
          retry={() => void ledger().refetch()}
        />
      </Show>
      <Show when={ledger().data}>
        {(known) => (
          <>
            <p class="ledger-state">{words().message.states[known().state]}</p>
            <ol class="ledger-attempts">
              <For each={known().attempts} fallback={<li>{words().message.noAttempts}</li>}>
                {(attempt) => (
                  <li>
                    <span>
                      {words().message.attempt(attempt.number)}
                      {attempt.outcome ? `: ${attempt.outcome.replaceAll("_", " ")}` : ""}
                    </span>
                    <time datetime={attempt.startedAt} title={fullTime(attempt.startedAt)}>
                      {mediumTime(attempt.startedAt)}
                    </time>
                    <Show when={attempt.detail}>
                      <span class="ledger-detail">{attempt.detail}</span>
                    </Show>
                  </li>
                )}
              </For>
            </ol>
            <Show when={known().nextAttemptAt}>
              {(at) => <p class="ledger-next">{words().message.nextAttempt(mediumTime(at()))}</p>}
            </Show>
          </>
        )}
      </Show>
    </>
  );
}
