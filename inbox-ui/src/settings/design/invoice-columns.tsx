import { ContactChip } from "../../parts/contact/contact-chip.tsx";
import { formatMoney } from "../../parts/money/money.ts";
import type { Column } from "../../parts/table/column.ts";
import { locale } from "../../words/index.ts";
import { dateOnly } from "../../words/time.ts";
import type { SampleInvoice } from "./sample-invoices.ts";
import { designWords } from "./words/index.ts";

/** Returns the columns of an invoice, as billing will show them. */
export function invoiceColumns(): readonly Column<SampleInvoice>[] {
  const say = designWords();
  return [
    { id: "number", title: say.number, isName: true, sortable: true, cell: (row) => row().id },
    {
      id: "customer",
      title: say.customer,
      sortable: true,
      cell: (row) => <ContactChip name={row().customer} connector={row().connector} soft={row().email} />,
    },
    { id: "status", title: say.status, optional: true, cell: (row) => say.statuses[row().status] },
    { id: "due", title: say.due, optional: true, narrow: true, cell: (row) => dateOnly(row().due) },
    {
      id: "amount",
      title: say.amount,
      align: "end",
      narrow: true,
      cell: (row) => formatMoney(row().amount, locale()),
    },
  ];
}
