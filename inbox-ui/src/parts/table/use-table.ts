import { createEffect, createMemo, createSignal, on, untrack } from "solid-js";
import { extend, keepShown, NOTHING_SELECTED, toggle, toggleAll } from "./selection.ts";

/** What a row's keys and controls can do to the table. */
export type TableState = ReturnType<typeof useTable>;

/** Holds which row has the focus and which are selected. Only one row is a tab stop; arrows lead to the others. */
export function useTable(
  order: () => readonly string[],
  open: (id: string) => void,
  isSelectable: () => boolean,
) {
  const [focused, setFocused] = createSignal<string>();
  const [selection, setSelection] = createSignal(NOTHING_SELECTED);
  createEffect(on(order, (ids) => setSelection((known) => keepShown(known, ids))));
  /** The row that Tab reaches: the last focused one while it is there, otherwise the first. */
  const active = createMemo(() => {
    const id = focused();
    return id !== undefined && order().includes(id) ? id : order()[0];
  });
  const move = (table: HTMLElement, to: number) => {
    const ids = untrack(order);
    const id = ids[Math.max(0, Math.min(to, ids.length - 1))];
    if (id === undefined) return;
    setFocused(id);
    const row = [...table.querySelectorAll<HTMLElement>("[data-row]")].find(
      ({ dataset }) => dataset.row === id,
    );
    row?.focus();
    return id;
  };
  const select = (id: string, isRange: boolean) =>
    setSelection((known) => (isRange ? extend(known, id, order()) : toggle(known, id)));
  const moveBy = (table: HTMLElement, step: number, isRange: boolean) => {
    const from = active() ?? "";
    const to = move(table, order().indexOf(from) + step);
    if (!isRange || !isSelectable() || to === undefined || to === from) return;
    // The row where the range begins is part of it.
    if (!selection().ids.has(from)) select(from, false);
    select(to, true);
  };
  const commands = (event: KeyboardEvent & { readonly currentTarget: HTMLElement }, id: string) => {
    const table = event.currentTarget;
    const withControl = event.ctrlKey || event.metaKey;
    return new Map<string, () => unknown>([
      ["ArrowDown", () => moveBy(table, 1, event.shiftKey)],
      ["ArrowUp", () => moveBy(table, -1, event.shiftKey)],
      ["Home", () => move(table, 0)],
      ["End", () => move(table, order().length - 1)],
      ["Enter", () => open(id)],
      ...(isSelectable()
        ? ([
            [" ", () => select(id, event.shiftKey)],
            ...(withControl
              ? [["a", () => setSelection((known) => toggleAll(known, order()))] as const]
              : []),
            ...(selection().ids.size > 0 ? [["Escape", () => setSelection(NOTHING_SELECTED)] as const] : []),
          ] as const)
        : []),
    ]).get(event.key);
  };
  return {
    active,
    focus: setFocused,
    selected: () => selection().ids,
    select,
    selectAll: () => setSelection((known) => toggleAll(known, order())),
    clear: () => setSelection(NOTHING_SELECTED),
    /** Follows the keys of a focused row; those typed into a control of the row are the control's. */
    onKey(event: KeyboardEvent & { readonly currentTarget: HTMLElement }) {
      const id = event.target instanceof HTMLElement ? event.target.dataset.row : undefined;
      if (id === undefined || event.altKey) return;
      const command = commands(event, id);
      if (!command) return;
      event.preventDefault();
      event.stopPropagation();
      command();
    },
  };
}
