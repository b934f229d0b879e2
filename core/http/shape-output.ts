import type { z } from "zod";
import { log } from "../kernel/log.ts";

/**
 * Shapes an output by its schema and drops undeclared fields. A row of a list that does not match is left out and logged,
 * because one bad row must not hide all others. Throws where no row can be left out.
 */
export function shapeOutput(shape: z.ZodType, output: unknown, operationId: string): unknown {
  const shaped = shape.safeParse(output);
  if (shaped.success) return shaped.data;
  const bad = badRows(shaped.error.issues);
  if (bad === null || !hasItems(output)) throw shaped.error;
  log.error(
    { operationId, rows: [...bad].map((at) => idOf(output.items[at])), err: shaped.error.message },
    "rows left out of a list: they do not match its schema",
  );
  return shape.parse({ ...output, items: output.items.filter((_, at) => !bad.has(at)) });
}

/** The places of the rows to blame; null when anything else is to blame as well. */
function badRows(issues: readonly z.core.$ZodIssue[]): ReadonlySet<number> | null {
  const rows = issues.map(({ path: [list, at] }) => (list === "items" && typeof at === "number" ? at : null));
  return rows.every((at) => at !== null) ? new Set(rows) : null;
}

const hasItems = (output: unknown): output is { readonly items: readonly unknown[] } =>
  typeof output === "object" && output !== null && "items" in output && Array.isArray(output.items);

const idOf = (row: unknown): unknown =>
  typeof row === "object" && row !== null && "id" in row ? row.id : null;
