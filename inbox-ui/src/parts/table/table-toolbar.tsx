import { For, Show } from "solid-js";
import { DeferredPopover } from "../deferred-popover.tsx";
import { Icon } from "../icon.tsx";
import { ListSearch } from "../list-search.tsx";
import { partsWords } from "../words/index.ts";
import type { Column, Filter, Sort } from "./column.ts";
import type { useChosenColumns } from "./chosen-columns.ts";
import "../../styles/list.css";

type Props<Row> = {
  readonly columns: readonly Column<Row>[];
  readonly chosen: ReturnType<typeof useChosenColumns<Row>>;
  readonly search?: { readonly label: string; readonly value: string; readonly change: (q: string) => void };
  readonly filters?: readonly Filter[];
  readonly sort?: Sort | undefined;
  readonly onSort?: (sort: Sort) => void;
  readonly name?: string;
};

/** Shows what narrows and orders a table; nothing for a table without either. */
export function TableToolbar<Row>(props: Props<Row>) {
  const optional = () => (props.name === undefined ? [] : props.columns.filter((column) => column.optional));
  const sortable = () => (props.onSort ? props.columns.filter((column) => column.sortable) : []);
  const isNeeded = () =>
    props.search !== undefined ||
    (props.filters?.length ?? 0) > 0 ||
    sortable().length > 0 ||
    optional().length > 0;
  return (
    <Show when={isNeeded()}>
      <div
        class="data-toolbar"
        data-phone-only={!props.search && !props.filters && optional().length === 0 ? "" : undefined}
      >
        <Show when={props.search}>
          {(search) => <ListSearch label={search().label} value={search().value} change={search().change} />}
        </Show>
        <For each={props.filters ?? []}>{(filter) => <FilterChoice filter={filter} />}</For>
        <Show when={sortable().length > 0}>
          <SortChoice columns={sortable()} sort={props.sort} change={(sort) => props.onSort?.(sort)} />
        </Show>
        <Show when={optional().length > 0}>
          <ColumnChoice columns={optional()} chosen={props.chosen} />
        </Show>
      </div>
    </Show>
  );
}

function FilterChoice(props: { readonly filter: Filter }) {
  return (
    <select
      class="input"
      data-size="small"
      data-set={props.filter.value === "" ? undefined : ""}
      aria-label={props.filter.title}
      onChange={(event) => props.filter.change(event.currentTarget.value)}
    >
      <option value="" selected={props.filter.value === ""}>
        {props.filter.title}: {props.filter.none ?? partsWords().table.all}
      </option>
      <For each={props.filter.options}>
        {(option) => (
          <option value={option.value} selected={option.value === props.filter.value}>
            {option.title}
          </option>
        )}
      </For>
    </select>
  );
}

/** Sorts where the columns' titles are not shown: on a phone. */
function SortChoice<Row>(props: {
  readonly columns: readonly Column<Row>[];
  readonly sort: Sort | undefined;
  readonly change: (sort: Sort) => void;
}) {
  const say = () => partsWords().table;
  const choices = () =>
    props.columns.flatMap(({ id, title }) => [
      { sort: { column: id, direction: "ascending" as const }, title: say().ascending(title) },
      { sort: { column: id, direction: "descending" as const }, title: say().descending(title) },
    ]);
  const isChosen = ({ column, direction }: Sort) =>
    props.sort?.column === column && props.sort.direction === direction;
  return (
    <select
      class="input data-phone-sort"
      data-size="small"
      aria-label={say().sortBy}
      onChange={(event) => {
        const choice = choices()[event.currentTarget.selectedIndex];
        if (choice) props.change(choice.sort);
      }}
    >
      <For each={choices()}>{({ sort, title }) => <option selected={isChosen(sort)}>{title}</option>}</For>
    </select>
  );
}

function ColumnChoice<Row>(props: {
  readonly columns: readonly Column<Row>[];
  readonly chosen: ReturnType<typeof useChosenColumns<Row>>;
}) {
  return (
    <DeferredPopover
      class="button data-columns"
      label={partsWords().table.columns}
      kind="quiet"
      placement="bottom-end"
      content="menu"
      face={
        <>
          <Icon name="settings" />
          {partsWords().table.columns}
        </>
      }
    >
      <For each={props.columns}>
        {(column) => (
          <label class="check menu-item">
            <input
              type="checkbox"
              checked={props.chosen.isShown(column.id)}
              onChange={() => props.chosen.toggle(column.id)}
            />
            {column.title}
          </label>
        )}
      </For>
    </DeferredPopover>
  );
}
