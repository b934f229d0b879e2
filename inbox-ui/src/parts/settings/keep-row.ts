/** The rows to show: those there are, and the one of this id where it stood before, though it is there no longer. */
export function keepRow<T extends { readonly id: string }>(
  items: readonly T[],
  before: readonly T[],
  id: string | undefined,
): readonly T[] {
  const place = before.findIndex((row) => row.id === id);
  const kept = before[place];
  return kept === undefined || items.some((row) => row.id === id) ? items : items.toSpliced(place, 0, kept);
}
