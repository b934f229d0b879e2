import { Show } from "solid-js";
import { partsWords } from "./words/index.ts";
import "../styles/stat-tile.css";

type Props = {
  readonly title: string;
  /** Formatted, such as “4 min” or “€1,200.00”. */
  readonly value: string;
  /** Against the period before: formatted without a sign, its direction, and whether that is good. */
  readonly change?: {
    readonly text: string;
    readonly direction: "up" | "down" | "same";
    readonly tone: "good" | "bad" | "neutral";
  };
  /** What the change is measured against, or how the figure is meant. */
  readonly hint?: string;
};

const ARROWS = { up: "↑", down: "↓", same: "" } as const;

/** Shows one figure with its change. The direction is an arrow and a word, never colour alone. */
export function StatTile(props: Props) {
  const meaning = (change: NonNullable<Props["change"]>) =>
    change.direction === "same" ? partsWords().stat.same : partsWords().stat[change.direction](change.text);
  return (
    <div class="stat-tile">
      <span class="stat-title">{props.title}</span>
      <span class="stat-value">{props.value}</span>
      <span class="stat-foot">
        <Show when={props.change}>
          {(change) => (
            <span class="stat-change" data-tone={change().tone}>
              <span aria-hidden="true">
                {change().direction === "same"
                  ? meaning(change())
                  : `${ARROWS[change().direction]} ${change().text}`}
              </span>
              <span class="hidden">{meaning(change())}</span>
            </span>
          )}
        </Show>
        <Show when={props.hint}>{(hint) => <span>{hint()}</span>}</Show>
      </span>
    </div>
  );
}
