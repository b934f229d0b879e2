import { For, Show } from "solid-js";
import { Icon } from "../icon.tsx";
import { partsWords } from "../words/index.ts";
import type { Column, Sort } from "./column.ts";

type Props<Row> = {
  readonly columns: readonly Column<Row>[];
  readonly sort: Sort | undefined;
  readonly onSort: (column: string) => void;
  readonly hasActions: boolean;
  readonly isSelectable: boolean;
  readonly isAllSelected: boolean;
  readonly selectAll: () => void;
};

/** Shows the columns' titles; those that sort are buttons. */
export function TableHead<Row>(props: Props<Row>) {
  return (
    <thead role="rowgroup">
      <tr role="row">
        <Show when={props.isSelectable}>
          <th role="columnheader" scope="col" data-kind="select">
            <input
              type="checkbox"
              aria-label={partsWords().table.selectAll}
              checked={props.isAllSelected}
              onChange={() => props.selectAll()}
            />
          </th>
        </Show>
        <For each={props.columns}>
          {(column) => (
            <th
              role="columnheader"
              scope="col"
              data-align={column.align}
              data-narrow={column.narrow ? "" : undefined}
              aria-sort={column.sortable ? (directionOf(props.sort, column.id) ?? "none") : undefined}
            >
              <Show when={column.sortable} fallback={column.title}>
                <button type="button" class="data-sort" onClick={() => props.onSort(column.id)}>
                  {column.title}
                  <Show when={directionOf(props.sort, column.id)}>
                    {(direction) => (
                      <Icon name="chevron" class={direction() === "ascending" ? "upward" : ""} />
                    )}
                  </Show>
                </button>
              </Show>
            </th>
          )}
        </For>
        <Show when={props.hasActions}>
          <th role="columnheader" scope="col" data-narrow="">
            <span class="hidden">{partsWords().table.actions}</span>
          </th>
        </Show>
      </tr>
    </thead>
  );
}

const directionOf = (sort: Sort | undefined, column: string) =>
  sort?.column === column ? sort.direction : undefined;
