import type { QueryObserverResult } from "@tanstack/solid-query";
import { For, type JSX, Match, Switch } from "solid-js";
import { settingsWords } from "../../words/settings/index.ts";
import { EmptyState, ErrorState, Patiently } from "../state.tsx";

type Props<T> = { readonly of: QueryObserverResult<{ readonly items: readonly T[] }>; readonly emptyTitle: string; readonly emptyText?: string; readonly children: (items: () => readonly T[]) => JSX.Element };

/** A list in its states: waiting, failed, empty, or there. */
export function ReadState<T>(props: Props<T>) {
  return (
    <Switch>
      <Match when={props.of.data && props.of.data.items.length > 0 && props.of.data}>{(data) => props.children(() => data().items)}</Match>
      <Match when={props.of.data}><div class="cards"><EmptyState title={props.emptyTitle} text={props.emptyText} /></div></Match>
      <Match when={props.of.isError}><ErrorState title={settingsWords().readFailed} error={props.of.error} retry={() => void props.of.refetch()} /></Match>
      <Match when={true}><Patiently><div class="cards" aria-hidden="true"><For each={[1, 2, 3]}>{() => <div class="card"><span class="card-text list-bones"><span class="bone" /><span class="bone" /></span></div>}</For></div></Patiently></Match>
    </Switch>
  );
}
