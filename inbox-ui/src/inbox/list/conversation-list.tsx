import { createVirtualizer } from "@tanstack/solid-virtual";
import { createEffect, For, Match, on, Show, Switch } from "solid-js";
import type { ListFilter } from "../../live/list-filter.ts";
import { words } from "../../words/index.ts";
import { inboxWords } from "../words/index.ts";
import { EmptyState, ErrorState, Patiently } from "../../parts/state.tsx";
import { ConversationRow } from "./conversation-row.tsx";
import { filterCount } from "./use-filter.ts";
import type { useRows } from "./use-rows.ts";

const ROW = 64;

type Props = {
  readonly source: ReturnType<typeof useRows>;
  readonly filter: ListFilter;
  readonly currentId: string | undefined;
  readonly hrefOf: (id: string) => string;
  readonly clear: () => void;
  readonly clearSearch: () => void;
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
        <NothingHere filter={props.filter} clear={props.clear} clearSearch={props.clearSearch} />
      </Match>
      <Match when={true}>
        <Rows {...props} />
      </Match>
    </Switch>
  );
}

function Rows(props: Props) {
  let scroller: HTMLDivElement | undefined;
  const rows = () => props.source.rows();
  const virtual = createVirtualizer({
    get count() {
      return rows().length;
    },
    getScrollElement: () => scroller ?? null,
    estimateSize: () => ROW,
    overscan: 8,
    initialRect: { width: 360, height: 900 },
    getItemKey: (index) => rows()[index]?.id ?? index,
  });
  createEffect(() => {
    const last = virtual.getVirtualItems().at(-1);
    if (
      last &&
      last.index >= rows().length - 12 &&
      props.source.pages().hasNextPage &&
      !props.source.pages().isFetchingNextPage
    )
      void props.source.pages().fetchNextPage();
  });
  // Ignores changed rows: updates must not move what the user reads further down.
  createEffect(
    on(
      () => props.currentId,
      (id) => {
        const at = rows().findIndex((row) => row.id === id);
        if (at >= 0) virtual.scrollToIndex(at, { align: "auto" });
      },
    ),
  );
  const stop = () =>
    Math.max(
      0,
      rows().findIndex((row) => row.id === props.currentId),
    );
  const onKey = (event: KeyboardEvent) => {
    const by = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    const from =
      event.target instanceof Element
        ? Number(event.target.closest("[aria-posinset]")?.getAttribute("aria-posinset")) - 1
        : -1;
    if (by === undefined || from < 0) return;
    event.preventDefault();
    const to = Math.max(0, Math.min(from + by, rows().length - 1));
    virtual.scrollToIndex(to, { align: "auto" });
    queueMicrotask(() => scroller?.querySelector<HTMLElement>(`[aria-posinset="${to + 1}"] a`)?.focus());
  };
  return (
    <div class="list-scroll" ref={scroller} onKeyDown={onKey}>
      <div
        class="list-rows"
        role="list"
        aria-label={inboxWords().list.label}
        style={{ height: `${virtual.getTotalSize()}px` }}
      >
        <For each={virtual.getVirtualItems()}>
          {(item) => (
            <Show when={rows()[item.index]}>
              {(row) => (
                <div
                  class="list-row"
                  role="listitem"
                  aria-setsize={rows().length}
                  aria-posinset={item.index + 1}
                  style={{ transform: `translateY(${item.start}px)` }}
                >
                  <ConversationRow
                    conversation={row()}
                    href={props.hrefOf(row().id)}
                    current={row().id === props.currentId}
                    stop={item.index === stop()}
                  />
                </div>
              )}
            </Show>
          )}
        </For>
      </div>
    </div>
  );
}

function NothingHere(props: Pick<Props, "filter" | "clear" | "clearSearch">) {
  const isFiltered = () => filterCount(props.filter) > 0;
  const text = () =>
    ({
      mine: inboxWords().list.emptyMine,
      unassigned: inboxWords().list.emptyUnassigned,
      all: inboxWords().list.emptyAll,
    })[props.filter.tab];
  return (
    <div class="list-scroll">
      <div role="list" aria-label={inboxWords().list.label} />
      <Show
        when={props.filter.q}
        fallback={
          <EmptyState
            title={isFiltered() ? inboxWords().list.noneFound : inboxWords().list.emptyTitle}
            text={isFiltered() ? inboxWords().list.emptyFiltered : text()}
          >
            <Show when={isFiltered()}>
              <button type="button" class="button" onClick={() => props.clear()}>
                {inboxWords().list.clearFilters}
              </button>
            </Show>
          </EmptyState>
        }
      >
        {(q) => (
          <EmptyState
            title={inboxWords().list.noneFound}
            text={inboxWords().list[
              isFiltered() || props.filter.tab !== "all" ? "emptySearchHere" : "emptySearch"
            ](q())}
          >
            <button type="button" class="button" onClick={() => props.clearSearch()}>
              {words().common.clearSearch}
            </button>
            <Show when={isFiltered()}>
              <button type="button" class="button" data-kind="quiet" onClick={() => props.clear()}>
                {inboxWords().list.clearBoth}
              </button>
            </Show>
          </EmptyState>
        )}
      </Show>
    </div>
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
