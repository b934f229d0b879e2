import { describe, expect, it } from "vitest";
import { minorDigits } from "./currency.ts";
import { formatAmount, formatMoney } from "./money.ts";
import { parseAmount } from "./parse-amount.ts";

/** Intl puts no-break spaces between amount and currency. */
const plain = (text: string) => text.replaceAll(/\s/gu, " ");

describe("an amount in minor units", () => {
  it.each([
    ["11900", "EUR", "en-GB", "€119.00"],
    ["11900", "EUR", "de", "119,00 €"],
    ["-5", "EUR", "de", "-0,05 €"],
    ["0", "USD", "en-US", "$0.00"],
    ["123456789012345678901", "USD", "en-US", "$1,234,567,890,123,456,789.01"],
    ["1500", "JPY", "en-US", "¥1,500"],
    ["1500", "HUF", "de", "15,00 HUF"],
    ["1500", "KWD", "en-US", "KWD 1.500"],
  ])("is shown exactly: %s %s in %s", (amount, currency, locale, shown) => {
    expect(plain(formatMoney({ amount, currency }, locale))).toBe(shown);
  });

  it("is shown without its currency in a field", () => {
    expect(formatAmount({ amount: "1234567", currency: "EUR" }, "de")).toBe("12.345,67");
  });
});

describe("what is typed", () => {
  it.each([
    ["119", "EUR", "en", "11900"],
    ["1,234.5", "EUR", "en", "123450"],
    ["1.234,5", "EUR", "de", "123450"],
    [" 1 234,56 ", "EUR", "fr", "123456"],
    ["1’234.50", "CHF", "de-CH", "123450"],
    ["−0.05", "EUR", "en", "-5"],
    ["1234567", "JPY", "en", "1234567"],
    ["0.125", "KWD", "en", "125"],
  ])("becomes minor units: %s %s in %s", (text, currency, locale, amount) => {
    expect(parseAmount(text, currency, locale)).toEqual({ kind: "money", money: { amount, currency } });
  });

  it.each([
    ["1,5", "EUR", "en"],
    ["12,34", "EUR", "en"],
    ["1.2.3", "EUR", "en"],
    ["ten", "EUR", "en"],
    ["1.5", "EUR", "de"],
    ["-", "EUR", "en"],
  ])("is refused where it could be read in two ways, or in none: %s %s in %s", (text, currency, locale) => {
    expect(parseAmount(text, currency, locale)).toEqual({ kind: "unreadable" });
  });

  it("is refused with more digits than the currency has", () => {
    expect(parseAmount("1.005", "EUR", "en")).toEqual({ kind: "too_fine", digits: 2 });
    expect(parseAmount("10.5", "JPY", "en")).toEqual({ kind: "too_fine", digits: 0 });
  });

  it("is nothing when it is blank", () => expect(parseAmount("  ", "EUR", "en")).toEqual({ kind: "empty" }));

  it.each(["en", "de", "fr", "de-CH"])("reads in %s what a field shows", (locale) => {
    for (const currency of ["EUR", "JPY", "KWD", "CLF"]) {
      const money = { amount: "-123456789", currency };
      expect(parseAmount(formatAmount(money, locale), currency, locale)).toEqual({ kind: "money", money });
    }
  });
});

it("has the digits of ISO 4217, two by default", () => {
  expect(["EUR", "HUF", "IDR", "MGA", "JPY", "IQD", "CLF", "XCG"].map(minorDigits)).toEqual([
    2, 2, 2, 2, 0, 3, 4, 2,
  ]);
});
