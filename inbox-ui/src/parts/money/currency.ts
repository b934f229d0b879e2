/**
 * The digits after the decimal point of the currencies that do not have two, from ISO 4217. Intl is not asked: it says
 * 0 for HUF, IDR and IQD, because shops there leave the digits out.
 */
const DIGITS: Readonly<Record<string, number>> = {
  ...digits(0, "BIF CLP DJF GNF ISK JPY KMF KRW PYG RWF UGX UYI VND VUV XAF XOF XPF"),
  ...digits(3, "BHD IQD JOD KWD LYD OMR TND"),
  ...digits(4, "CLF UYW"),
};

/** Returns how many digits an amount in this currency has after the decimal point. */
export const minorDigits = (currency: string): number => DIGITS[currency] ?? 2;

function digits(count: number, codes: string): Record<string, number> {
  return Object.fromEntries(codes.split(" ").map((code) => [code, count]));
}
