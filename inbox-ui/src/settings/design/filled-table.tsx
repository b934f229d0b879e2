import { createSignal } from "solid-js";
import type { Sort } from "../../parts/table/column.ts";
import { DataTable } from "../../parts/table/data-table.tsx";
import { say as toast } from "../../parts/toasts.tsx";
import { invoiceColumns } from "./invoice-columns.tsx";
import { SAMPLE_INVOICES } from "./sample-invoices.ts";
import { designWords } from "./words/index.ts";

const PAGE = 8;

/** Shows a table with everything it can do: order, search, filter, columns, selection and pages. */
export function FilledTable() {
  const [sort, setSort] = createSignal<Sort>({ column: "number", direction: "descending" });
  const [query, setQuery] = createSignal("");
  const [status, setStatus] = createSignal("");
  const [shown, setShown] = createSignal(PAGE);
  const say = () => designWords();
  const found = () =>
    SAMPLE_INVOICES.filter(
      (row) =>
        (status() === "" || row.status === status()) &&
        `${row.id} ${row.customer}`.toLowerCase().includes(query().toLowerCase()),
    ).toSorted((a, b) => {
      const [left, right] = sort().column === "number" ? [a.id, b.id] : [a.customer, b.customer];
      return left.localeCompare(right) * (sort().direction === "ascending" ? 1 : -1);
    });
  const act = (ids: readonly string[]) => toast(say().sent(ids.length));
  return (
    <DataTable
      label={say().invoices}
      name="design"
      columns={invoiceColumns()}
      rows={found().slice(0, shown())}
      rowTitle={({ id }) => id}
      empty={{ title: say().emptyTitle, text: say().emptyText }}
      sort={sort()}
      onSort={setSort}
      search={{ label: say().search, value: query(), change: setQuery }}
      filters={[
        {
          title: say().status,
          value: status(),
          options: (["open", "paid", "overdue"] as const).map((value) => ({
            value,
            title: say().statuses[value],
          })),
          change: setStatus,
        },
      ]}
      bulk={[
        { title: say().send, run: act },
        { title: say().void, tone: "bad", run: act },
      ]}
      href={() => "/settings/design/tables"}
      more={shown() < found().length ? () => setShown(shown() + PAGE) : undefined}
    />
  );
}
