import { createEffect, createMemo, createSignal, on, untrack } from "solid-js";
import { extend, keepShown, NOTHING_SELECTED, toggle, toggleAll } from "./selection.ts";

/** What a row's keys and controls can do to the table. */
export type TableState = ReturnType<typeof useTable>;

type TableKey = KeyboardEvent & { readonly currentTarget: HTMLElement };

/** Holds which row has the focus and which are selected. Only one row is a tab stop; arrows lead to the others. */
export function useTable(order: () => readonly string[], isSelectable: () => boolean) {
  const { active, setFocused, move } = useRowFocus(order);
  const [selection, setSelection] = createSignal(NOTHING_SELECTED);
  createEffect(on(order, (ids) => setSelection((known) => keepShown(known, ids))));
  const select = (id: string, isRange: boolean) =>
    setSelection((known) => (isRange ? extend(known, id, order()) : toggle(known, id)));
  const selectAll = () => setSelection((known) => toggleAll(known, order()));
  const clear = () => setSelection(NOTHING_SELECTED);
  const moveBy = (table: HTMLElement, step: number, isRange: boolean) => {
    const from = active() ?? "";
    const to = move(table, order().indexOf(from) + step);
    if (!isRange || !isSelectable() || to === undefined || to === from) return;
    // The row where the range begins is part of it.
    if (!selection().ids.has(from)) select(from, false);
    select(to, true);
  };
  const selecting = (event: TableKey, id: string): readonly (readonly [string, () => unknown])[] =>
    isSelectable()
      ? [
          [" ", () => select(id, event.shiftKey)],
          ...(event.ctrlKey || event.metaKey ? [["a", selectAll] as const] : []),
          ...(selection().ids.size > 0 ? [["Escape", clear] as const] : []),
        ]
      : [];
  const commands = (event: TableKey, id: string) =>
    new Map<string, () => unknown>([
      ["ArrowDown", () => moveBy(event.currentTarget, 1, event.shiftKey)],
      ["ArrowUp", () => moveBy(event.currentTarget, -1, event.shiftKey)],
      ["Home", () => move(event.currentTarget, 0)],
      ["End", () => move(event.currentTarget, order().length - 1)],
      ["Enter", () => open(event.currentTarget, id)],
      ...selecting(event, id),
    ]);
  return {
    active,
    focus: setFocused,
    selected: () => selection().ids,
    select,
    selectAll,
    clear,
    onKey: (event: TableKey) => follow(event, commands),
  };
}

/** Holds the row that Tab reaches: the last focused one while it is there, otherwise the first. */
function useRowFocus(order: () => readonly string[]) {
  const [focused, setFocused] = createSignal<string>();
  const active = createMemo(() => {
    const id = focused();
    return id !== undefined && order().includes(id) ? id : order()[0];
  });
  const move = (table: HTMLElement, to: number) => {
    const ids = untrack(order);
    const id = ids[Math.max(0, Math.min(to, ids.length - 1))];
    if (id === undefined) return;
    setFocused(id);
    rowOf(table, id)?.focus();
    return id;
  };
  return { active, setFocused, move };
}

const rowOf = (table: HTMLElement, id: string) =>
  [...table.querySelectorAll<HTMLElement>("[data-row]")].find(({ dataset }) => dataset.row === id);

const open = (table: HTMLElement, id: string) =>
  rowOf(table, id)?.querySelector<HTMLElement>("a, button")?.click();

/** Follows the keys of a focused row; those typed into a control of the row are the control's. */
function follow(
  event: TableKey,
  commands: (event: TableKey, id: string) => ReadonlyMap<string, () => unknown>,
): void {
  const id = event.target instanceof HTMLElement ? event.target.dataset.row : undefined;
  if (id === undefined || event.altKey) return;
  const command = commands(event, id).get(event.key);
  if (!command) return;
  event.preventDefault();
  event.stopPropagation();
  command();
}
