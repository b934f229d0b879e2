import { useLocation } from "@solidjs/router";
import { createSignal, Show } from "solid-js";
import "../../styles/list.css";
import { inboxWords } from "../words/index.ts";
import { Icon } from "../../parts/icon.tsx";
import { BrokenChannels } from "./broken-channels.tsx";
import { ConversationList } from "./conversation-list.tsx";
import { ListFilters } from "./list-filters.tsx";
import { ListSearch } from "../../parts/list-search.tsx";
import type { ListFilter } from "../../live/list-filter.ts";
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
      <Head
        filter={filter()}
        change={change}
        filtersShown={filtersShown()}
        press={() => showFilters(!filtersShown())}
      />
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

function Head(props: {
  readonly filter: ListFilter;
  readonly change: (change: Partial<ListFilter>) => void;
  readonly filtersShown: boolean;
  readonly press: () => void;
}) {
  return (
    <header class="list-head">
      <ListSearch
        label={inboxWords().list.search}
        value={props.filter.q ?? ""}
        change={(q) => props.change({ q: q || undefined })}
      />
      <FiltersButton shown={props.filtersShown} active={filterCount(props.filter) > 0} press={props.press} />
    </header>
  );
}

function FiltersButton(props: {
  readonly shown: boolean;
  readonly active: boolean;
  readonly press: () => void;
}) {
  return (
    <button
      type="button"
      class="button"
      data-kind="quiet"
      data-shape="icon"
      aria-expanded={props.shown}
      aria-label={inboxWords().list.filters}
      title={inboxWords().list.filters}
      data-active={props.active ? "" : undefined}
      onClick={() => props.press()}
    >
      <Icon name="filter" />
    </button>
  );
}
