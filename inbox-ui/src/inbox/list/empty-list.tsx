import { Show } from "solid-js";
import type { ListFilter } from "../../live/list-filter.ts";
import { EmptyState } from "../../parts/state.tsx";
import { words } from "../../words/index.ts";
import { inboxWords } from "../words/index.ts";
import { filterCount } from "./use-filter.ts";

type Props = {
  readonly filter: ListFilter;
  readonly clear: () => void;
  readonly clearSearch: () => void;
  /** Looks for the same words in every conversation. */
  readonly searchAll: () => void;
};

/** Shows why the list has no conversation, and how to see more. */
export function EmptyList(props: Props) {
  return (
    <div class="list-scroll">
      <div role="list" aria-label={inboxWords().list.label} />
      <Show when={props.filter.q} fallback={<NothingWaits {...props} />}>
        {(q) => <NothingFound {...props} q={q()} />}
      </Show>
    </div>
  );
}

const isFiltered = (filter: ListFilter) => filterCount(filter) > 0;

function NothingWaits(props: Props) {
  const say = () => inboxWords().list;
  const text = () =>
    ({ mine: say().emptyMine, unassigned: say().emptyUnassigned, all: say().emptyAll })[props.filter.tab];
  return (
    <EmptyState
      title={isFiltered(props.filter) ? say().noneFound : say().emptyTitle}
      text={isFiltered(props.filter) ? say().emptyFiltered : text()}
    >
      <Show when={isFiltered(props.filter)}>
        <button type="button" class="button" onClick={() => props.clear()}>
          {say().clearFilters}
        </button>
      </Show>
    </EmptyState>
  );
}

const leavesOut = ({ tab, status, channel, assignee, label }: ListFilter) =>
  tab !== "all" || status !== "all" || Boolean(channel || assignee || label);

function NothingFound(props: Props & { readonly q: string }) {
  const say = () => inboxWords().list;
  const isNarrowed = () => isFiltered(props.filter) || props.filter.tab !== "all";
  return (
    <EmptyState
      title={say().noneFound}
      text={say()[isNarrowed() ? "emptySearchHere" : "emptySearch"](props.q)}
    >
      <Show when={leavesOut(props.filter)}>
        <button type="button" class="button" onClick={() => props.searchAll()}>
          {say().searchAll}
        </button>
      </Show>
      <button type="button" class="button" onClick={() => props.clearSearch()}>
        {words().common.clearSearch}
      </button>
      <Show when={isFiltered(props.filter)}>
        <button type="button" class="button" data-kind="quiet" onClick={() => props.clear()}>
          {say().clearBoth}
        </button>
      </Show>
    </EmptyState>
  );
}
