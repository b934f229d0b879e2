import { For } from "solid-js";

export type Pane = "people" | "chat" | "bench";

const PANES: readonly (readonly [Pane, string])[] = [
  ["people", "People"],
  ["chat", "Phone"],
  ["bench", "Faults and wire log"],
];

/** Shows the tab bar of a narrow page. */
export function Tabs(props: { pane: Pane; onPick: (pane: Pane) => void }) {
  return (
    <nav class="tabs" aria-label="Views">
      <For each={PANES}>
        {([pane, title]) => (
          <button
            type="button"
            aria-current={props.pane === pane ? "page" : undefined}
            onClick={() => props.onPick(pane)}
          >
            {title}
          </button>
        )}
      </For>
    </nav>
  );
}
