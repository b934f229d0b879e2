import { For, Match, Switch } from "solid-js";
import type { ListFilter } from "../../live/list-filter.ts";
import { inboxWords } from "../words/index.ts";
import { ErrorState, Patiently } from "../../parts/state.tsx";
import { ConversationRows } from "./conversation-rows.tsx";
import { EmptyList } from "./empty-list.tsx";
import type { useRows } from "./use-rows.ts";

type Props = {
  readonly source: ReturnType<typeof useRows>;
  readonly filter: ListFilter;
  readonly currentId: string | undefined;
  readonly hrefOf: (id: string) => string;
  readonly clear: () => void;
  readonly clearSearch: () => void;
  readonly searchAll: () => void;
};

/** Shows the list in its four states. */
export function ConversationList(props: Props) {
  const pages = () => props.source.pages();
  return (
    <Switch>
      <Match when={pages().isError && pages().data === undefined}>
        <ErrorState
          title={inboxWords().list.errorTitle}
          error={pages().error}
          retry={() => void pages().refetch()}
        />
      </Match>
      <Match when={pages().data === undefined}>
        <Patiently>
          <Bones />
        </Patiently>
      </Match>
      <Match when={props.source.rows().length === 0}>
        <EmptyList {...props} />
      </Match>
      <Match when={true}>
        <ConversationRows {...props} />
      </Match>
    </Switch>
  );
}

function Bones() {
  return (
    <div class="list-scroll" aria-hidden="true">
      <For each={[1, 2, 3, 4, 5, 6, 7, 8]}>
        {() => (
          <div class="row">
            <span class="avatar bone" />
            <span class="row-text list-bones">
              <span class="bone" />
              <span class="bone" />
            </span>
          </div>
        )}
      </For>
    </div>
  );
}
