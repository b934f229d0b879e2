import { Match, Switch } from "solid-js";
import { words } from "../../words/index.ts";
import { inboxWords } from "../words/index.ts";
import { ErrorState, Patiently } from "../../parts/state.tsx";
import type { Thread } from "./use-thread.ts";

type Props = { readonly thread: Thread; readonly retry: () => void };

/** Shows above the first message that it is the first, that earlier ones load, or why they failed. */
export function LogStart(props: Props) {
  const { pages, messages } = props.thread;
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
        <Earlier {...props} />
      </Match>
    </Switch>
  );
}

function Earlier(props: Props) {
  const { pages, messages, hasFailed } = props.thread;
  const say = () => inboxWords().conversation;
  return (
    <p class="log-start">
      <Switch fallback={messages().length === 0 ? say().empty : say().start}>
        <Match when={hasFailed()}>
          {say().earlierFailed}
          <button type="button" class="button" data-kind="link" onClick={() => props.retry()}>
            {words().common.retry}
          </button>
        </Match>
        <Match when={pages().hasNextPage}>{say().earlier}</Match>
      </Switch>
    </p>
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
