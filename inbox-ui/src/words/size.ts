import { locale } from "./index.ts";

const STEPS = [
  ["gigabyte", 1e9],
  ["megabyte", 1e6],
  ["kilobyte", 1e3],
] as const;

/** Formats a number of bytes. */
export function byteSize(bytes: number, tag: string = locale()): string {
  const [unit, step] = STEPS.find(([, step]) => bytes >= step) ?? (["byte", 1] as const);
  // The short form of bytes has no plural.
  return new Intl.NumberFormat(tag, {
    style: "unit",
    unit,
    unitDisplay: unit === "byte" ? "long" : "short",
    maximumFractionDigits: 1,
  }).format(bytes / step);
}
