import { type JSX, Show } from "solid-js";
import { words } from "../../words/index.ts";
import { reasonOf } from "../../words/reason.ts";
import { Icon } from "../icon.tsx";
import { EmptyState, ErrorState } from "../state.tsx";
import { partsWords } from "../words/index.ts";
import type { Filter } from "./column.ts";

/** What a table says when it has no rows: what belongs there, and the next action. */
export type EmptyTable = {
  readonly title: string;
  readonly text?: string;
  readonly drawing?: "tray" | "bubble" | "people";
  readonly action?: () => JSX.Element;
};

type Search = { readonly value: string; readonly change: (q: string) => void };

/** Shows that nothing is there, or that nothing fits the search and filters, with the way back. */
export function TableEmpty(props: {
  readonly empty: EmptyTable;
  readonly search?: Search | undefined;
  readonly filters?: readonly Filter[] | undefined;
}) {
  const isNarrowed = () =>
    (props.search?.value ?? "") !== "" || (props.filters ?? []).some(({ value }) => value !== "");
  const clear = () => {
    if (props.search?.value) props.search.change("");
    for (const filter of props.filters ?? []) if (filter.value !== "") filter.change("");
  };
  const say = () => partsWords().table;
  return (
    <div class="data-table-frame">
      <Show
        when={isNarrowed()}
        fallback={
          <EmptyState drawing={props.empty.drawing} title={props.empty.title} text={props.empty.text}>
            {props.empty.action?.()}
          </EmptyState>
        }
      >
        <EmptyState drawing={props.empty.drawing} title={say().noMatch} text={say().noMatchText}>
          <button type="button" class="button" onClick={clear}>
            {say().clearFilters}
          </button>
        </EmptyState>
      </Show>
    </div>
  );
}

/** Shows what failed, with a retry. Rows that are there stay: then it is a line above them. */
export function TableError(props: {
  readonly error: unknown;
  readonly retry?: (() => void) | undefined;
  readonly isOld?: boolean;
}) {
  return (
    <Show
      when={props.isOld}
      fallback={
        <div class="data-table-frame">
          <ErrorState
            title={partsWords().table.readFailed}
            error={props.error}
            retry={() => props.retry?.()}
          />
        </div>
      }
    >
      <p class="data-old" role="status">
        <Icon name="alert" />
        <span>
          {partsWords().table.refreshFailed} {reasonOf(props.error)}
        </span>
        <button type="button" class="button" data-kind="link" onClick={() => props.retry?.()}>
          {words().common.retry}
        </button>
      </p>
    </Show>
  );
}
