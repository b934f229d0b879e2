import type { Figure } from "./figure.ts";

/** Prints progress for whoever watches. */
export const say = (text: string): void => void process.stdout.write(`${text}\n`);

/** Prints a line of a table with cells of fixed width, the first aligned to the left. */
export const row = (...cells: readonly (string | number)[]): void =>
  say(cells.map((cell, at) => (at === 0 ? String(cell).padEnd(34) : String(cell).padStart(14))).join(""));

/** Returns the figures as a readable table. */
export function sayFigures(figures: readonly Figure[]): void {
  row("", "value", "unit", "beside", "ratio", "goal", "");
  for (const one of figures)
    row(
      one.name,
      one.value,
      one.unit,
      one.baseline ?? "-",
      one.ratio ?? "-",
      one.goal,
      one.ok ? "ok" : "MISSED",
    );
}
