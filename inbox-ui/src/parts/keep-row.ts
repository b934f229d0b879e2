/** Returns the rows to show, with a removed row of this id at its old position. */
export function keepRow<T extends { readonly id: string }>(
  items: readonly T[],
  before: readonly T[],
  id: string | undefined,
): readonly T[] {
  const place = before.findIndex((row) => row.id === id);
  const kept = before[place];
  return kept === undefined || items.some((row) => row.id === id) ? items : items.toSpliced(place, 0, kept);
}
