import type { QueryObserverResult } from "@tanstack/solid-query";
import { For, type JSX, Match, Switch } from "solid-js";
import { settingsWords } from "../../words/settings/index.ts";
import { EmptyState, ErrorState, Patiently } from "../state.tsx";

/** `rows`: what to show of the list, where that is not just what was read. */
type Props<T> = {
  readonly of: QueryObserverResult<{ readonly items: readonly T[] }>;
  readonly rows?: readonly T[];
  readonly emptyTitle: string;
  readonly emptyText?: string;
  readonly children: (items: () => readonly T[]) => JSX.Element;
};

/** A list in its states: waiting, failed, empty, or there. */
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
          title={settingsWords().readFailed}
          error={props.of.error}
          retry={() => void props.of.refetch()}
        />
      </Match>
      <Match when={true}>
        <Patiently>
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
        </Patiently>
      </Match>
    </Switch>
  );
}
