import { minorDigits } from "./currency.ts";

/** An amount in minor units (cents), as a string of an integer: JSON has no numbers of that size. */
export type Money = { readonly amount: string; readonly currency: string };

/** Formats an amount with its currency. */
export function formatMoney({ amount, currency }: Money, locale: string): string {
  return format(amount, currency, locale, { style: "currency", currency });
}

/** Formats an amount without its currency, as a field shows it. */
export function formatAmount({ amount, currency }: Money, locale: string): string {
  return format(amount, currency, locale, {});
}

function format(amount: string, currency: string, locale: string, options: Intl.NumberFormatOptions): string {
  const digits = minorDigits(currency);
  return new Intl.NumberFormat(locale, {
    ...options,
    minimumFractionDigits: digits,
    maximumFractionDigits: digits,
  }).format(asDecimal(amount, digits));
}

/** The decimal number as text, which Intl formats exactly; a float would lose cents of large amounts. */
function asDecimal(amount: string, digits: number): `${number}` {
  const isNegative = amount.startsWith("-");
  const units = amount.replace(/^-/u, "").padStart(digits + 1, "0");
  const point = units.length - digits;
  const text = `${isNegative ? "-" : ""}${units.slice(0, point)}${digits > 0 ? `.${units.slice(point)}` : ""}`;
  return text as `${number}`;
}
