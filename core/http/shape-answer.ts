import type { z } from "zod";
import { log } from "../kernel/log.ts";

/**
 * An answer as its schema promises it: what is not declared is dropped. In a list a row that does not keep the promise is
 * left out, and the log names it: one bad row must not hide all others. Throws where there is nothing to leave out.
 */
export function shapeAnswer(shape: z.ZodType, told: unknown, operationId: string): unknown {
  const shaped = shape.safeParse(told);
  if (shaped.success) return shaped.data;
  const bad = badRows(shaped.error.issues);
  if (bad === null || !hasItems(told)) throw shaped.error;
  log.error(
    { operationId, rows: [...bad].map((at) => idOf(told.items[at])), err: shaped.error.message },
    "rows left out of a list: they do not keep its promise",
  );
  return shape.parse({ ...told, items: told.items.filter((_, at) => !bad.has(at)) });
}

/** The places of the rows to blame; null when anything else is to blame as well. */
function badRows(issues: readonly z.core.$ZodIssue[]): ReadonlySet<number> | null {
  const rows = issues.map(({ path: [list, at] }) => (list === "items" && typeof at === "number" ? at : null));
  return rows.every((at) => at !== null) ? new Set(rows) : null;
}

const hasItems = (told: unknown): told is { readonly items: readonly unknown[] } =>
  typeof told === "object" && told !== null && "items" in told && Array.isArray(told.items);

const idOf = (row: unknown): unknown =>
  typeof row === "object" && row !== null && "id" in row ? row.id : null;
