import { createSignal } from "solid-js";
import type { Column } from "./column.ts";

const KEY = "parley.hidden-columns";

/** Holds which columns the user shows. It remembers the hidden ones, so that a new column is shown. */
export function useChosenColumns<Row>(table: {
  readonly name?: string;
  readonly columns: readonly Column<Row>[];
}) {
  const [hidden, hide] = createSignal<readonly string[]>(load(table.name));
  return {
    shown: () => table.columns.filter(({ id, optional }) => !optional || !hidden().includes(id)),
    isShown: (id: string) => !hidden().includes(id),
    toggle(id: string) {
      hide((known) => (known.includes(id) ? known.filter((other) => other !== id) : [...known, id]));
      if (table.name) localStorage.setItem(`${KEY}.${table.name}`, hidden().join(" "));
    },
  };
}

const load = (name: string | undefined): readonly string[] =>
  (name && localStorage.getItem(`${KEY}.${name}`)?.split(" ")) || [];
