import { ApiError } from "../../api/client.ts";
import { DataTable } from "../../parts/table/data-table.tsx";
import { invoiceColumns } from "./invoice-columns.tsx";
import { FilledTable } from "./filled-table.tsx";
import { Sample } from "./sample.tsx";
import { SAMPLE_INVOICES, type SampleInvoice } from "./sample-invoices.ts";
import { designWords } from "./words/index.ts";

/** Shows a table in each state. */
export function TableSamples() {
  const say = () => designWords();
  const table = {
    label: say().invoices,
    columns: invoiceColumns(),
    rowTitle: ({ id }: SampleInvoice) => id,
    empty: { title: say().emptyTitle, text: say().emptyText },
    retry: () => {},
  };
  const failure = new ApiError(503, "unavailable", say().failure);
  return (
    <>
      <Sample title={say().filled}>
        <FilledTable />
      </Sample>
      <Sample title={say().loading} isLoading>
        <DataTable {...table} rows={undefined} />
      </Sample>
      <Sample title={say().empty}>
        <DataTable {...table} rows={[]} />
      </Sample>
      <Sample title={say().noMatch}>
        <DataTable
          {...table}
          rows={[]}
          search={{ label: say().searchAgain, value: "lamp", change: () => {} }}
        />
      </Sample>
      <Sample title={say().failed}>
        <DataTable {...table} rows={undefined} error={failure} />
      </Sample>
      <Sample title={say().outOfDate}>
        <DataTable {...table} rows={SAMPLE_INVOICES.slice(0, 2)} error={failure} />
      </Sample>
    </>
  );
}
