import { createMemo, type JSX, Match, Show, Switch } from "solid-js";
import { EachById } from "../each-by-id.tsx";
import { Patiently } from "../state.tsx";
import { partsWords } from "../words/index.ts";
import { BulkBar } from "./bulk-bar.tsx";
import { type BulkAction, type Column, type Filter, nextSort, type Sort } from "./column.ts";
import { LoadMore } from "./load-more.tsx";
import { TableBones } from "./table-bones.tsx";
import { TableHead } from "./table-head.tsx";
import { TableRow } from "./table-row.tsx";
import { TableEmpty, TableError, type EmptyTable } from "./table-states.tsx";
import { TableToolbar } from "./table-toolbar.tsx";
import { useChosenColumns } from "./chosen-columns.ts";
import { useTable, type TableState } from "./use-table.ts";
import "../../styles/table.css";

type TableRowData = { readonly id: string };

export type TableProps<Row extends TableRowData> = {
  /** What the table lists. */
  readonly label: string;
  readonly columns: readonly Column<Row>[];
  /** Undefined until the first page is there. */
  readonly rows: readonly Row[] | undefined;
  /** The row's name, for the labels of its controls. */
  readonly rowTitle: (row: Row) => string;
  readonly empty: EmptyTable;
  readonly error?: unknown;
  readonly retry?: () => void;
  /** The next page; left out when there is none. */
  readonly more?: (() => void) | undefined;
  readonly isLoadingMore?: boolean;
  readonly sort?: Sort | undefined;
  readonly onSort?: (sort: Sort) => void;
  readonly search?: { readonly label: string; readonly value: string; readonly change: (q: string) => void };
  readonly filters?: readonly Filter[];
  /** Stores the chosen columns in this browser under the name; without it columns cannot be chosen. */
  readonly name?: string;
  readonly bulk?: readonly BulkAction[];
  /** Where a row leads; its name is the link. */
  readonly href?: (row: Row) => string | undefined;
  readonly currentId?: string | undefined;
  /** Buttons at the end of a row. */
  readonly actions?: (row: () => Row) => JSX.Element;
  /** What is shown below the row of this id, such as its form. */
  readonly openId?: string | undefined;
  readonly detail?: (row: () => Row) => JSX.Element;
};

/**
 * Shows rows with columns in all states. It reads nothing itself: pages hand it rows, order and filters, and are told
 * what the user wants. Arrows move between rows, Enter opens, Space selects.
 */
export function DataTable<Row extends TableRowData>(props: TableProps<Row>) {
  const columns = useChosenColumns(props);
  const rows = () => props.rows ?? [];
  const order = createMemo(() => rows().map(({ id }) => id));
  const table = useTable(order, () => isSelectable(props));
  const isFailed = () => props.error !== undefined && props.error !== null;
  return (
    <div class="data-table">
      <TableToolbar {...props} columns={props.columns} chosen={columns} />
      <Show when={isFailed() && rows().length > 0}>
        <TableError error={props.error} retry={props.retry} isOld />
      </Show>
      <Switch>
        <Match when={rows().length > 0}>
          <Rows {...props} rows={rows()} shown={columns.shown()} table={table} />
          <LoadMore more={props.more} isLoading={props.isLoadingMore ?? false} />
        </Match>
        <Match when={isFailed()}>
          <TableError error={props.error} retry={props.retry} />
        </Match>
        <Match when={props.rows}>
          <TableEmpty empty={props.empty} search={props.search} filters={props.filters} />
        </Match>
        <Match when={true}>
          <div aria-busy="true" aria-label={partsWords().table.loading} role="status">
            <Patiently>
              <TableBones columns={columns.shown().length} />
            </Patiently>
          </div>
        </Match>
      </Switch>
      <BulkBar table={table} actions={props.bulk ?? []} />
    </div>
  );
}

const isSelectable = ({ bulk }: { readonly bulk?: readonly BulkAction[] | undefined }) =>
  (bulk?.length ?? 0) > 0;

type RowsProps<Row extends TableRowData> = Omit<TableProps<Row>, "rows"> & {
  readonly rows: readonly Row[];
  readonly shown: readonly Column<Row>[];
  readonly table: TableState;
};

/** Shows the head and the rows that are there. */
function Rows<Row extends TableRowData>(props: RowsProps<Row>) {
  const isInteractive = () => isSelectable(props) || props.href !== undefined;
  return (
    <div class="data-table-frame">
      <table
        class="data-rows"
        role={isInteractive() ? "grid" : "table"}
        aria-label={props.label}
        aria-multiselectable={isSelectable(props) ? "true" : undefined}
        onKeyDown={props.table.onKey}
      >
        <TableHead
          columns={props.shown}
          sort={props.sort}
          onSort={(column) => props.onSort?.(nextSort(props.sort, column))}
          hasActions={props.actions !== undefined}
          isSelectable={isSelectable(props)}
          isAllSelected={props.table.selected().size === props.rows.length}
          selectAll={props.table.selectAll}
        />
        <tbody role="rowgroup">
          <EachById each={props.rows}>
            {(row) => (
              <TableRow
                row={row()}
                title={props.rowTitle(row())}
                columns={props.shown}
                table={props.table}
                isInteractive={isInteractive()}
                isSelectable={isSelectable(props)}
                isCurrent={props.currentId === row().id}
                href={props.href?.(row())}
                actions={props.actions}
                detail={props.openId === row().id ? props.detail : undefined}
              />
            )}
          </EachById>
        </tbody>
      </table>
    </div>
  );
}
