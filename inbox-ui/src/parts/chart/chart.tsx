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
  // Kept here, so that it survives a look at the table.
  const [at, setAt] = createSignal<number>();
  const titleId = createUniqueId();
  const value = (number: number) => props.formatValue?.(number) ?? number.toLocaleString(locale());
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
          <Plot {...props} at={at()} point={setAt} titleId={titleId} showValue={value} />
        </Show>
      </Show>
    </figure>
  );
}

type PlotProps = ChartProps & {
  readonly at: number | undefined;
  readonly point: (at: number | undefined) => void;
  readonly titleId: string;
  readonly showValue: (value: number) => string;
};

function Plot(props: PlotProps) {
  const keysId = createUniqueId();
  const last = () => props.times.length - 1;
  const current = () => Math.min(props.at ?? last(), last());
  const onKey = (event: KeyboardEvent) => {
    const to = placeAfter(event.key, current(), last());
    if (to === undefined) return;
    event.preventDefault();
    props.point(to);
  };
  return (
    <>
      <p class="chart-reading" aria-hidden="true">
        {readingAt(current(), props)}
      </p>
      <div
        class="chart-plot"
        role="slider"
        tabindex="0"
        aria-labelledby={props.titleId}
        aria-describedby={keysId}
        aria-valuemin={0}
        aria-valuemax={last()}
        aria-valuenow={current()}
        aria-valuetext={readingAt(current(), props)}
        onKeyDown={onKey}
      >
        <Suspense>
          <ChartCanvas {...props} />
        </Suspense>
      </div>
      <span class="hidden" id={keysId}>
        {partsWords().chart.keys}
      </span>
    </>
  );
}

/** Returns the time that a key leads to. */
function placeAfter(key: string, current: number, last: number): number | undefined {
  const to = new Map([
    ["ArrowLeft", current - 1],
    ["ArrowRight", current + 1],
    ["Home", 0],
    ["End", last],
  ]).get(key);
  return to === undefined ? undefined : Math.max(0, Math.min(to, last));
}

/** Words a time and the value of every line at it. */
function readingAt(index: number, { formatTime, times, series, showValue }: PlotProps): string {
  const values = series.map(({ title, values: of }) => {
    const value = of[index];
    return `${title} ${value == null ? "–" : showValue(value)}`;
  });
  return [formatTime(times[index] ?? ""), ...values].join(" · ");
}
