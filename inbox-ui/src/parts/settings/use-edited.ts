import { createMemo, createSignal } from "solid-js";
import { keepRow } from "./keep-row.ts";

/** Which row of a list is being edited. It stays, as it was last known, when somebody removes what it is about meanwhile. */
export function useEdited<T extends { readonly id: string }>(items: () => readonly T[] | undefined) {
  const [edited, edit] = createSignal<string>();
  const rows = createMemo<readonly T[]>((before) => keepRow(items() ?? [], before, edited()), []);
  const isGone = (id: string) => !items()?.some((one) => one.id === id);
  return { edited, edit, rows, isGone };
}
