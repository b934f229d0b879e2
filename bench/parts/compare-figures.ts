import { z } from "zod";
import { median } from "./figure.ts";

const figureSchema = z.object({
  name: z.string(),
  value: z.number(),
  unit: z.string(),
  ratio: z.number().nullable(),
  goal: z.string(),
});
const lineSchema = figureSchema.extend({ more: z.array(figureSchema) });

/** A figure of one run of a bench. */
export type Measured = z.output<typeof figureSchema>;

/** Reads the figures from the last line that a bench printed with `--json`. */
export function readFigures(output: string): readonly Measured[] {
  const { more, ...first } = lineSchema.parse(JSON.parse(output.trimEnd().split("\n").at(-1) ?? ""));
  return [first, ...more];
}

/**
 * Returns a Markdown table of every figure that either side has. Each cell has the median and its ratio to the rival
 * of the same run.
 */
export function compareFigures(
  before: readonly (readonly Measured[])[],
  after: readonly (readonly Measured[])[],
): string {
  const all = [...after, ...before].flat();
  const names = [...new Set(all.map(({ name }) => name))];
  const lines = names.map((name) => {
    const [was, is] = [middle(before, name), middle(after, name)];
    const { unit = "", goal = "-" } = all.find((one) => one.name === name) ?? {};
    const change = was.value === undefined || is.value === undefined ? undefined : is.value / was.value;
    const cells = [was.value, is.value, change, was.ratio, is.ratio].map(digits);
    return `| ${[name, unit, ...cells, goal].join(" | ")} |`;
  });
  return [
    "| figure | unit | before | after | after / before | beside, before | beside, after | goal |",
    "| --- | --- | ---: | ---: | ---: | ---: | ---: | --- |",
    ...lines,
  ].join("\n");
}

function middle(runs: readonly (readonly Measured[])[], name: string) {
  const found = runs.flatMap((run) => run.filter((one) => one.name === name));
  const ratios = found.flatMap(({ ratio }) => (ratio === null ? [] : [ratio]));
  return { value: medianOf(found.map(({ value }) => value)), ratio: medianOf(ratios) };
}

const medianOf = (values: readonly number[]) => (values.length > 0 ? median(values) : undefined);

const digits = (value: number | undefined): string =>
  value === undefined ? "-" : String(Number(value.toPrecision(3)));
