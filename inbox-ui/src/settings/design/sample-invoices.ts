import type { Money } from "../../parts/money/money.ts";

export type SampleInvoice = {
  readonly id: string;
  readonly customer: string;
  readonly email: string;
  readonly connector: string;
  readonly status: "open" | "paid" | "overdue";
  /** YYYY-MM-DD. */
  readonly due: string;
  readonly amount: Money;
};

const CUSTOMERS = [
  ["Lumen Works", "books@lumen.example", "gmail"],
  ["Weiz & Söhne", "weiz@example.com", "telegram"],
  ["Ada Lovelace", "ada@example.com", "webchat"],
  ["مكتبة النور", "noor@example.com", "whatsapp"],
  ["A very long company name that has to fit somewhere, Ltd.", "long@example.com", "slack"],
] as const;
const STATUSES = ["open", "paid", "overdue"] as const;

/** Invoices of no customer, the same each time. */
export const SAMPLE_INVOICES: readonly SampleInvoice[] = Array.from({ length: 24 }, (_, at) => {
  const [customer, email, connector] = CUSTOMERS[at % CUSTOMERS.length] ?? CUSTOMERS[0];
  return {
    id: `INV-2026-${String(42 - at).padStart(5, "0")}`,
    customer,
    email,
    connector,
    status: STATUSES[(at * 2) % STATUSES.length] ?? "open",
    due: `2026-12-${String(1 + ((at * 7) % 28)).padStart(2, "0")}`,
    amount: { amount: String(11_900 * (at + 1) ** 2), currency: at % 4 === 3 ? "JPY" : "EUR" },
  };
});
