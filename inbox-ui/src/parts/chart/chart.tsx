import { createSignal, createUniqueId, lazy, Show, Suspense } from "solid-js";
import { locale } from "../../words/index.ts";
import { partsWords } from "../words/index.ts";
import { ChartTable } from "./chart-table.tsx";
import type { ChartProps } from "./series.ts";
import "../../styles/chart.css";

const ChartCanvas = lazy(() => import("./chart-canvas.tsx"));

/**
 * Shows lines over time with their names beside them, the figures at the pointer, and the table behind it. Arrow keys
 * move through the times; what stands there is read aloud.
 */
export function Chart(props: ChartProps) {
  const [asTable, showTable] = createSignal(false);
  const [at, setAt] = createSignal<number>();
  const titleId = createUniqueId();
  const keysId = createUniqueId();
  const last = () => props.times.length - 1;
  const value = (number: number) => props.formatValue?.(number) ?? number.toLocaleString(locale());
  const current = () => Math.min(at() ?? last(), last());
  const reading = (index: number) =>
    [
      props.formatTime(props.times[index] ?? ""),
      ...props.series.map(
        ({ title, values }) => `${title} ${values[index] == null ? "–" : value(values[index])}`,
      ),
    ].join(" · ");
  const onKey = (event: KeyboardEvent) => {
    const to = new Map([
      ["ArrowLeft", current() - 1],
      ["ArrowRight", current() + 1],
      ["Home", 0],
      ["End", last()],
    ]).get(event.key);
    if (to === undefined) return;
    event.preventDefault();
    setAt(Math.max(0, Math.min(to, last())));
  };
  const say = () => partsWords().chart;
  return (
    <figure class="chart">
      <figcaption class="chart-head">
        <span id={titleId}>{props.title}</span>
        <Show when={props.times.length > 0}>
          <button type="button" class="button" data-kind="link" onClick={() => showTable(!asTable())}>
            {asTable() ? say().chart : say().table}
          </button>
        </Show>
      </figcaption>
      <Show when={props.times.length > 0} fallback={<p class="chart-empty">{say().empty}</p>}>
        <Show when={!asTable()} fallback={<ChartTable {...props} labelledby={titleId} formatValue={value} />}>
          <p class="chart-reading" aria-hidden="true">
            {reading(current())}
          </p>
          <div
            class="chart-plot"
            role="slider"
            tabindex="0"
            aria-labelledby={titleId}
            aria-describedby={keysId}
            aria-valuemin={0}
            aria-valuemax={last()}
            aria-valuenow={current()}
            aria-valuetext={reading(current())}
            onKeyDown={onKey}
          >
            <Suspense>
              <ChartCanvas {...props} at={at()} point={setAt} />
            </Suspense>
          </div>
          <span class="hidden" id={keysId}>
            {say().keys}
          </span>
        </Show>
      </Show>
    </figure>
  );
}
