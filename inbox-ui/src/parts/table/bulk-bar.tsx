import { For, Show } from "solid-js";
import { Icon } from "../icon.tsx";
import { partsWords } from "../words/index.ts";
import type { BulkAction } from "./column.ts";
import type { TableState } from "./use-table.ts";

/** Shows what can be done with the selected rows, while there are any. */
export function BulkBar(props: { readonly table: TableState; readonly actions: readonly BulkAction[] }) {
  const count = () => props.table.selected().size;
  const say = () => partsWords().table;
  const run = (action: BulkAction) => action.run([...props.table.selected()]);
  return (
    <Show when={props.actions.length > 0}>
      <p class="hidden" role="status">
        {count() > 0 ? say().selected(count()) : ""}
      </p>
      <Show when={count() > 0}>
        <div class="bulk-bar" role="toolbar" aria-label={say().bulk}>
          <strong>{say().selected(count())}</strong>
          <For each={props.actions}>
            {(action) => (
              <button
                type="button"
                class="button"
                data-size="small"
                data-tone={action.tone}
                onClick={() => run(action)}
              >
                {action.title}
              </button>
            )}
          </For>
          <button
            type="button"
            class="button"
            data-kind="quiet"
            data-size="small"
            data-shape="icon"
            aria-label={say().clearSelection}
            title={say().clearSelection}
            onClick={() => props.table.clear()}
          >
            <Icon name="close" />
          </button>
        </div>
      </Show>
    </Show>
  );
}
