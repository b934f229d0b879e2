import { useLocation } from "@solidjs/router";
import { createSignal, For, Show } from "solid-js";
import { useCounts } from "../../api/queries.ts";
import type { Tab } from "../../live/list-filter.ts";
import "../../styles/list.css";
import { words } from "../../words/index.ts";
import { Icon } from "../icon.tsx";
import { ConversationList } from "./conversation-list.tsx";
import { ListFilters } from "./list-filters.tsx";
import { ListSearch } from "./list-search.tsx";
import { filterCount, useFilter } from "./use-filter.ts";
import { useListKeys } from "./use-list-keys.ts";
import { useRows } from "./use-rows.ts";

const TABS: readonly Tab[] = ["mine", "unassigned", "all"];

/** The middle pane: search, whose conversations, filters, and the list itself. */
export function ListPane(props: { readonly currentId: string | undefined }) {
  const [filter, change, clear] = useFilter();
  const [filtersShown, showFilters] = createSignal(filterCount(filter()) > 0);
  const source = useRows(filter);
  const counts = useCounts();
  const location = useLocation();
  const hrefOf = (id: string) => `/inbox/${id}${location.search}`;
  useListKeys(() => source.rows(), () => props.currentId, hrefOf);
  return (
    <section class="list" aria-label={words().list.label}>
      <header class="list-head">
        <ListSearch value={filter().q ?? ""} change={(q) => change({ q: q || undefined })} />
        <button type="button" class="button" data-kind="quiet" data-shape="icon" aria-expanded={filtersShown()} aria-label={words().list.filters} title={words().list.filters} data-active={filterCount(filter()) > 0 ? "" : undefined} onClick={() => showFilters(!filtersShown())}><Icon name="filter" /></button>
      </header>
      <div class="list-tabs" role="group" aria-label={words().list.tabs}>
        <For each={TABS}>
          {(tab) => (
            <button type="button" class="list-tab" aria-pressed={filter().tab === tab} onClick={() => change({ tab })}>
              {words().list[tab]}
              <Show when={counts().data}>{(count) => <span class="list-count">{words().list.count(count()[tab])}</span>}</Show>
            </button>
          )}
        </For>
      </div>
      <Show when={filtersShown()}><ListFilters filter={filter()} change={change} clear={clear} /></Show>
      <ConversationList source={source} filter={filter()} currentId={props.currentId} hrefOf={hrefOf} clear={clear} />
    </section>
  );
}
