import { createVirtualizer, type VirtualItem } from "@tanstack/solid-virtual";
import { createEffect, For, type JSX, on, Show } from "solid-js";
import type { Conversation } from "../../api/types.ts";
import { inboxWords } from "../words/index.ts";
import { ConversationRow } from "./conversation-row.tsx";
import type { useRows } from "./use-rows.ts";

const ROW = 64;

type Props = {
  readonly source: ReturnType<typeof useRows>;
  readonly currentId: string | undefined;
  readonly hrefOf: (id: string) => string;
};

/** Shows the rows that are in view, and reads more where they end. */
export function ConversationRows(props: Props) {
  let scroller: HTMLDivElement | undefined;
  const rows = () => props.source.rows();
  const virtual = useVirtual(rows, () => scroller ?? null);
  readMoreAtEnd(virtual, props.source);
  showCurrent(virtual, rows, () => props.currentId);
  const onKey = (event: KeyboardEvent) => {
    const to = moveBy(event, rows().length);
    if (to === undefined) return;
    event.preventDefault();
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
        <RowsInView {...props} items={virtual.getVirtualItems()} />
      </div>
    </div>
  );
}

function RowsInView(props: Props & { readonly items: readonly VirtualItem[] }) {
  const rows = () => props.source.rows();
  const stop = () => Math.max(0, placeOf(rows(), props.currentId));
  return (
    <For each={props.items}>
      {(item) => (
        <Show when={rows()[item.index]}>
          {(row) => (
            <PlacedRow item={item} count={rows().length}>
              <ConversationRow
                conversation={row()}
                href={props.hrefOf(row().id)}
                current={row().id === props.currentId}
                stop={item.index === stop()}
              />
            </PlacedRow>
          )}
        </Show>
      )}
    </For>
  );
}

function PlacedRow(props: {
  readonly item: VirtualItem;
  readonly count: number;
  readonly children: JSX.Element;
}) {
  return (
    <div
      class="list-row"
      role="listitem"
      aria-setsize={props.count}
      aria-posinset={props.item.index + 1}
      style={{ transform: `translateY(${props.item.start}px)` }}
    >
      {props.children}
    </div>
  );
}

type Rows = readonly Conversation[];
type Virtual = ReturnType<typeof useVirtual>;

const placeOf = (rows: Rows, id: string | undefined) => rows.findIndex((row) => row.id === id);

const useVirtual = (rows: () => Rows, scroller: () => HTMLElement | null) =>
  createVirtualizer({
    get count() {
      return rows().length;
    },
    getScrollElement: scroller,
    estimateSize: () => ROW,
    overscan: 8,
    initialRect: { width: 360, height: 900 },
    getItemKey: (index) => rows()[index]?.id ?? index,
  });

function readMoreAtEnd(virtual: Virtual, { rows, pages }: Props["source"]): void {
  createEffect(() => {
    const last = virtual.getVirtualItems().at(-1);
    const isNearEnd = last !== undefined && last.index >= rows().length - 12;
    if (isNearEnd && pages().hasNextPage && !pages().isFetchingNextPage) void pages().fetchNextPage();
  });
}

function showCurrent(virtual: Virtual, rows: () => Rows, currentId: () => string | undefined): void {
  // Ignores changed rows: updates must not move what the user reads further down.
  createEffect(
    on(currentId, (id) => {
      const at = placeOf(rows(), id);
      if (at >= 0) virtual.scrollToIndex(at, { align: "auto" });
    }),
  );
}

/** Returns the row that an arrow key leads to. */
function moveBy({ key, target }: KeyboardEvent, count: number): number | undefined {
  const by = { ArrowDown: 1, ArrowUp: -1 }[key];
  const row = target instanceof Element ? target.closest("[aria-posinset]") : null;
  const from = Number(row?.getAttribute("aria-posinset")) - 1;
  return by === undefined || from < 0 ? undefined : Math.max(0, Math.min(from + by, count - 1));
}
