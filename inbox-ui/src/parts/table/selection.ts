/** The selected rows, and the row from which a range is selected. */
export type Selection = { readonly ids: ReadonlySet<string>; readonly anchor: string | undefined };

export const NOTHING_SELECTED: Selection = { ids: new Set(), anchor: undefined };

/** Selects a row, or takes it out. */
export function toggle({ ids }: Selection, id: string): Selection {
  return { ids: ids.has(id) ? without(ids, id) : new Set([...ids, id]), anchor: id };
}

/** Selects everything from the last toggled row to this one; the anchor stays. */
export function extend(selection: Selection, id: string, order: readonly string[]): Selection {
  const from = selection.anchor === undefined ? -1 : order.indexOf(selection.anchor);
  const to = order.indexOf(id);
  if (from === -1 || to === -1) return toggle(selection, id);
  const range = order.slice(Math.min(from, to), Math.max(from, to) + 1);
  return { ids: new Set([...selection.ids, ...range]), anchor: selection.anchor };
}

/** Selects all shown rows, or none when all are selected. */
export function toggleAll({ ids }: Selection, order: readonly string[]): Selection {
  return order.length > 0 && order.every((id) => ids.has(id))
    ? NOTHING_SELECTED
    : { ids: new Set(order), anchor: undefined };
}

/** Leaves out rows that are no longer there, so that no action reaches what the user does not see. */
export function keepShown(selection: Selection, order: readonly string[]): Selection {
  const shown = new Set(order);
  return [...selection.ids].every((id) => shown.has(id))
    ? selection
    : { ...selection, ids: new Set([...selection.ids].filter((id) => shown.has(id))) };
}

const without = (ids: ReadonlySet<string>, id: string) => new Set([...ids].filter((other) => other !== id));
