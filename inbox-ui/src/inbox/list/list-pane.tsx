import { useLocation } from "@solidjs/router";
import { createSignal, Show } from "solid-js";
import "../../styles/list.css";
import { inboxWords } from "../words/index.ts";
import { Icon } from "../../parts/icon.tsx";
import { BrokenChannels } from "./broken-channels.tsx";
import { ConversationList } from "./conversation-list.tsx";
import { ListFilters } from "./list-filters.tsx";
import { ListSearch } from "../../parts/list-search.tsx";
import { LIST_PANEL, ListTabs } from "./list-tabs.tsx";
import { EVERYTHING, filterCount, useFilter } from "./use-filter.ts";
import { useListKeys } from "./use-list-keys.ts";
import { useRows } from "./use-rows.ts";

/** Shows the middle pane: search, tabs, filters and the list. */
export function ListPane(props: { readonly currentId: string | undefined }) {
  const [filter, change, clear] = useFilter();
  const [filtersShown, showFilters] = createSignal(filterCount(filter()) > 0);
  const source = useRows(filter);
  const location = useLocation();
  const hrefOf = (id: string) => `/inbox/${id}${location.search}`;
  useListKeys(
    () => source.rows(),
    () => props.currentId,
    hrefOf,
  );
  return (
    <section class="list" aria-label={inboxWords().list.label}>
      <header class="list-head">
        <ListSearch
          label={inboxWords().list.search}
          value={filter().q ?? ""}
          change={(q) => change({ q: q || undefined })}
        />
        <button
          type="button"
          class="button"
          data-kind="quiet"
          data-shape="icon"
          aria-expanded={filtersShown()}
          aria-label={inboxWords().list.filters}
          title={inboxWords().list.filters}
          data-active={filterCount(filter()) > 0 ? "" : undefined}
          onClick={() => showFilters(!filtersShown())}
        >
          <Icon name="filter" />
        </button>
      </header>
      <BrokenChannels />
      <ListTabs
        tab={filter().tab}
        counted={filterCount(filter()) === 0 && !filter().q}
        choose={(tab) => change({ tab })}
      />
      <Show when={filtersShown()}>
        <ListFilters filter={filter()} change={change} clear={clear} />
      </Show>
      <div class="list-panel" id={LIST_PANEL} role="tabpanel" aria-label={inboxWords().list[filter().tab]}>
        <ConversationList
          source={source}
          filter={filter()}
          currentId={props.currentId}
          hrefOf={hrefOf}
          clear={clear}
          clearSearch={() => change({ q: undefined })}
          searchAll={() => change(EVERYTHING)}
        />
      </div>
    </section>
  );
}
