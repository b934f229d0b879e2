import { createMemo, createSignal } from "solid-js";
import { keepRow } from "./keep-row.ts";

/** Tracks the edited row of a list. It keeps the row's last data when another user removes it. */
export function useEdited<T extends { readonly id: string }>(items: () => readonly T[] | undefined) {
  const [edited, edit] = createSignal<string>();
  const rows = createMemo<readonly T[]>((before) => keepRow(items() ?? [], before, edited()), []);
  const isGone = (id: string) => !items()?.some((one) => one.id === id);
  return { edited, edit, rows, isGone };
}
