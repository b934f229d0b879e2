import { A } from "@solidjs/router";
import { createEffect, For, type JSX, Show } from "solid-js";
import { partsWords } from "../words/index.ts";
import type { Column } from "./column.ts";
import type { TableState } from "./use-table.ts";

type Props<Row> = {
  readonly row: Row;
  readonly title: string;
  readonly columns: readonly Column<Row>[];
  readonly table: TableState;
  readonly isInteractive: boolean;
  readonly isSelectable: boolean;
  readonly isCurrent: boolean;
  readonly href: string | undefined;
  readonly actions: ((row: () => Row) => JSX.Element) | undefined;
  readonly detail: ((row: () => Row) => JSX.Element) | undefined;
};

/** Shows a row. In a table one can walk through, only the active row and its controls are tab stops. */
export function TableRow<Row extends { readonly id: string }>(props: Props<Row>) {
  let place: HTMLTableRowElement | undefined;
  const isSelected = () => props.table.selected().has(props.row.id);
  const nameId = () => (props.columns.find(({ isName }) => isName) ?? props.columns[0])?.id;
  const isTabStop = () => !props.isInteractive || props.table.active() === props.row.id;
  createEffect(() => setTabStops(place, isTabStop(), props.row, props.columns));
  const row = () => props.row;
  return (
    <>
      <tr
        role="row"
        ref={place}
        class="data-row"
        data-row={props.row.id}
        data-opens={props.href === undefined ? undefined : ""}
        tabindex={props.isInteractive ? (isTabStop() ? 0 : -1) : undefined}
        aria-selected={props.isSelectable ? isSelected() : undefined}
        aria-current={props.isCurrent ? "true" : undefined}
        onFocusIn={() => props.isInteractive && props.table.focus(props.row.id)}
        onClick={openRow}
      >
        <Show when={props.isSelectable}>
          <SelectCell
            title={props.title}
            isSelected={isSelected()}
            select={(isRange) => props.table.select(props.row.id, isRange)}
          />
        </Show>
        <For each={props.columns}>
          {(column) => (
            <Cell
              column={column}
              row={row}
              isName={column.id === nameId()}
              href={props.href}
              isInteractive={props.isInteractive}
            />
          )}
        </For>
        <Show when={props.actions}>
          {(actions) => (
            <td role={props.isInteractive ? "gridcell" : "cell"} data-kind="actions">
              <span class="data-actions">{actions()(row)}</span>
            </td>
          )}
        </Show>
      </tr>
      <Show when={props.detail}>
        {(detail) => (
          <tr role="row" class="data-detail">
            <td role={props.isInteractive ? "gridcell" : "cell"} colspan="99">
              {detail()(row)}
            </td>
          </tr>
        )}
      </Show>
    </>
  );
}

function SelectCell(props: {
  readonly title: string;
  readonly isSelected: boolean;
  readonly select: (isRange: boolean) => void;
}) {
  return (
    <td role="gridcell" data-kind="select">
      <input
        type="checkbox"
        aria-label={partsWords().table.select(props.title)}
        checked={props.isSelected}
        onClick={(event) => props.select(event.shiftKey)}
      />
    </td>
  );
}

function Cell<Row>(props: {
  readonly column: Column<Row>;
  readonly row: () => Row;
  readonly isName: boolean;
  readonly href: string | undefined;
  readonly isInteractive: boolean;
}) {
  const content = () => (
    <Show when={props.isName && props.href} fallback={props.column.cell(props.row)}>
      {(href) => (
        <A class="data-link" href={href()}>
          {props.column.cell(props.row)}
        </A>
      )}
    </Show>
  );
  return (
    <Show
      when={props.isName}
      fallback={
        <td
          role={props.isInteractive ? "gridcell" : "cell"}
          data-title={props.column.title}
          data-align={props.column.align}
          data-narrow={props.column.narrow ? "" : undefined}
        >
          {content()}
        </td>
      }
    >
      <th role="rowheader" scope="row">
        {content()}
      </th>
    </Show>
  );
}

/** Opens a row that leads somewhere, wherever it is pressed; its controls and selected text keep their own meaning. */
function openRow(event: MouseEvent & { readonly currentTarget: HTMLElement }): void {
  const { target, currentTarget } = event;
  if (!(target instanceof Element) || getSelection()?.isCollapsed === false) return;
  if (target.closest("a, button, input, select, textarea, label, summary, [data-kind=select]")) return;
  const link = currentTarget.querySelector("a.data-link");
  const { ctrlKey, metaKey, shiftKey } = event;
  link?.dispatchEvent(
    new MouseEvent("click", { bubbles: true, cancelable: true, ctrlKey, metaKey, shiftKey }),
  );
}

/** Takes the controls of the other rows out of the way of Tab. Rows and columns are named to run again for them. */
function setTabStops(row: HTMLElement | undefined, isStop: boolean, ..._changes: readonly unknown[]): void {
  for (const control of row?.querySelectorAll<HTMLElement>("a, button, input, select, textarea, summary") ??
    [])
    control.tabIndex = isStop ? 0 : -1;
}
