import { For } from "solid-js";

const ROWS = [1, 2, 3, 4, 5, 6];

/** Shows the shape of a table while its first page is read. */
export function TableBones(props: { readonly columns: number }) {
  const columns = () => Array.from({ length: Math.max(1, props.columns) }, (_, at) => at);
  return (
    <div class="data-table-frame data-bones" aria-hidden="true">
      <For each={ROWS}>
        {() => (
          <div class="data-bones-row">
            <For each={columns()}>{() => <span class="bone" />}</For>
          </div>
        )}
      </For>
    </div>
  );
}
