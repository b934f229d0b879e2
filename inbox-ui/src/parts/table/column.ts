import type { JSX } from "solid-js";

/** A column of a table. On a phone the row is a card: the name on top, the others below with their titles. */
export type Column<Row> = {
  readonly id: string;
  readonly title: string;
  /** Takes the row as a signal, so that what is open in a cell stays when the row changes. */
  readonly cell: (row: () => Row) => JSX.Element;
  /** The column that names its row, for screen readers and phones; the first one by default. */
  readonly isName?: boolean;
  readonly sortable?: boolean;
  /** Users may hide it. */
  readonly optional?: boolean;
  /** Numbers and amounts end at one line. */
  readonly align?: "end";
  /** As wide as its content; others share what is left. */
  readonly narrow?: boolean;
};

export type Sort = { readonly column: string; readonly direction: "ascending" | "descending" };

/** An action for all selected rows. */
export type BulkAction = {
  readonly title: string;
  readonly tone?: "bad";
  readonly run: (ids: readonly string[]) => void;
};

/** One choice that narrows a table or changes what it shows; an empty value is none. */
export type Filter = {
  readonly title: string;
  /** The name of the empty value; “All” by default. */
  readonly none?: string;
  readonly value: string;
  readonly options: readonly { readonly value: string; readonly title: string }[];
  readonly change: (value: string) => void;
};

/** Returns the next order after a press on a column: ascending, descending, ascending again. */
export function nextSort(current: Sort | undefined, column: string): Sort {
  const isUp = current?.column === column && current.direction === "ascending";
  return { column, direction: isUp ? "descending" : "ascending" };
}
