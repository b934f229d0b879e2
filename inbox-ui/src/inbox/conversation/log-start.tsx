import { Match, Switch } from "solid-js";
import { words } from "../../words/index.ts";
import { inboxWords } from "../words/index.ts";
import { ErrorState, Patiently } from "../../parts/state.tsx";
import type { Thread } from "./use-thread.ts";

/** Shows above the first message that it is the first, that earlier ones load, or why they failed. */
export function LogStart(props: { readonly thread: Thread; readonly retry: () => void }) {
  const { pages, messages, hasFailed } = props.thread;
  return (
    <Switch>
      <Match when={pages().isError && messages().length === 0}>
        <ErrorState
          title={inboxWords().conversation.errorTitle}
          error={pages().error}
          retry={() => void pages().refetch()}
        />
      </Match>
      <Match when={pages().data === undefined && messages().length === 0}>
        <Patiently>
          <Bones />
        </Patiently>
      </Match>
      <Match when={true}>
        <p class="log-start">
          <Switch
            fallback={
              messages().length === 0 ? inboxWords().conversation.empty : inboxWords().conversation.start
            }
          >
            <Match when={hasFailed()}>
              {inboxWords().conversation.earlierFailed}
              <button type="button" class="button" data-kind="link" onClick={() => props.retry()}>
                {words().common.retry}
              </button>
            </Match>
            <Match when={pages().hasNextPage}>{inboxWords().conversation.earlier}</Match>
          </Switch>
        </p>
      </Match>
    </Switch>
  );
}

const Bones = () => (
  <div class="log-bones" aria-hidden="true">
    <span class="bone" />
    <span class="bone" />
    <span class="bone" data-side="ours" />
    <span class="bone" />
    <span class="bone" data-side="ours" />
  </div>
);
