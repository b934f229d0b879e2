import { minorDigits } from "./currency.ts";
import type { Money } from "./money.ts";

/** What was typed: an amount, nothing, or what is wrong with it. */
export type ParsedAmount =
  | { readonly kind: "money"; readonly money: Money }
  | { readonly kind: "empty" }
  | { readonly kind: "unreadable" }
  | { readonly kind: "too_fine"; readonly digits: number };

/**
 * Reads an amount as people write it in a locale. Separators of thousands must stand between groups of three: “1,5” in
 * English is refused rather than read as 15.
 */
export function parseAmount(text: string, currency: string, locale: string): ParsedAmount {
  const written = text.replaceAll(/[\s’']/gu, "").replace(/^[−–]/u, "-");
  if (written === "") return { kind: "empty" };
  const { group, decimal } = separators(locale);
  const [whole = "", fraction = "", ...rest] = written.split(decimal);
  const grouped = new RegExp(`^-?(\\d{1,3}([${group}]\\d{3})+|\\d+)$`, "u");
  if (rest.length > 0 || !grouped.test(whole) || !/^\d*$/u.test(fraction)) return { kind: "unreadable" };
  const digits = minorDigits(currency);
  if (fraction.length > digits) return { kind: "too_fine", digits };
  const units = `${whole.replaceAll(group, "")}${fraction.padEnd(digits, "0")}`;
  return { kind: "money", money: { amount: String(BigInt(units)), currency } };
}

function separators(locale: string): { readonly group: string; readonly decimal: string } {
  const parts = new Intl.NumberFormat(locale, { useGrouping: true }).formatToParts(-1_234_567.8);
  const of = (kind: Intl.NumberFormatPartTypes) => parts.find(({ type }) => type === kind)?.value;
  const group = of("group") ?? ",";
  // Spaces and apostrophes were taken out before.
  return { group: /[\s’']/u.test(group) ? "_" : group, decimal: of("decimal") ?? "." };
}
