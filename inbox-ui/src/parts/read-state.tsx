import type { QueryObserverResult } from "@tanstack/solid-query";
import { For, type JSX, Match, Switch } from "solid-js";
import { EmptyState, ErrorState, Patiently } from "./state.tsx";
import { words } from "../words/index.ts";

/** `rows`: the rows to show, when they differ from the list that was read. */
type Props<T> = {
  readonly of: QueryObserverResult<{ readonly items: readonly T[] }>;
  readonly rows?: readonly T[];
  readonly emptyTitle: string;
  readonly emptyText?: string;
  readonly children: (items: () => readonly T[]) => JSX.Element;
};

/** Shows a list in its states: loading, failed, empty or filled. */
export function ReadState<T>(props: Props<T>) {
  const rows = () => props.rows ?? props.of.data?.items ?? [];
  return (
    <Switch>
      <Match when={rows().length > 0}>{props.children(rows)}</Match>
      <Match when={props.of.data}>
        <div class="cards">
          <EmptyState title={props.emptyTitle} text={props.emptyText} />
        </div>
      </Match>
      <Match when={props.of.isError}>
        <ErrorState
          title={words().common.readFailed}
          error={props.of.error}
          retry={() => void props.of.refetch()}
        />
      </Match>
      <Match when={true}>
        <Patiently>
          <Bones />
        </Patiently>
      </Match>
    </Switch>
  );
}

const Bones = () => (
  <div class="cards" aria-hidden="true">
    <For each={[1, 2, 3]}>
      {() => (
        <div class="card">
          <span class="card-text list-bones">
            <span class="bone" />
            <span class="bone" />
          </span>
        </div>
      )}
    </For>
  </div>
);
