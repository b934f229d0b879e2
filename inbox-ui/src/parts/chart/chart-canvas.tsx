import { createEffect, createSignal, For, on, onCleanup, onMount } from "solid-js";
import uPlot from "uplot";
import "uplot/dist/uPlot.min.css";
import { locale } from "../../words/index.ts";
import { theme } from "../theme.ts";
import { lastValue, spreadLabels, type ChartProps } from "./series.ts";
import { chartColours } from "./chart-colours.ts";

type Props = ChartProps & {
  readonly at: number | undefined;
  /** Told where the pointer is. */
  readonly point: (index: number | undefined) => void;
};

const HEIGHT_PX = 200;
const LABEL_PX = 18;
/** Room for the lines' names beside their ends. */
const LABELS_WIDTH_PX = 92;

/** Draws the lines. The canvas is drawn anew when the size, the figures or the theme change. */
export default function ChartCanvas(props: Props) {
  let place: HTMLDivElement | undefined;
  const [labels, setLabels] = createSignal<readonly number[]>([]);
  const [width, setWidth] = createSignal(0);
  const dark = matchMedia("(prefers-color-scheme: dark)");
  const [system, setSystem] = createSignal(dark.matches);
  const onScheme = () => setSystem(dark.matches);
  let plot: uPlot | undefined;
  onMount(() => {
    const sizes = new ResizeObserver(([entry]) => setWidth(Math.floor(entry?.contentRect.width ?? 0)));
    if (place) sizes.observe(place);
    dark.addEventListener("change", onScheme);
    onCleanup(() => {
      sizes.disconnect();
      dark.removeEventListener("change", onScheme);
    });
  });
  createEffect(
    on([width, theme, system, () => props.series, () => props.times], ([wide]) => {
      plot?.destroy();
      plot = undefined;
      if (!place || wide === 0) return;
      plot = new uPlot(optionsOf(props, place, wide, setLabels), dataOf(props), place);
    }),
  );
  createEffect(() => {
    const index = props.at;
    const time = index === undefined ? undefined : plot?.data[0][index];
    if (plot && time !== undefined && !place?.matches(":hover"))
      plot.setCursor({ left: plot.valToPos(time, "x"), top: 0 }, false);
  });
  onCleanup(() => plot?.destroy());
  return (
    <div class="chart-canvas" ref={place} aria-hidden="true" onPointerLeave={() => props.point(undefined)}>
      <For each={props.series}>
        {(series, index) => (
          <span
            class="chart-label"
            data-tone={series.tone}
            style={{ "inset-block-start": `${labels()[index()] ?? 0}px` }}
          >
            {series.title}
          </span>
        )}
      </For>
    </div>
  );
}

const dataOf = ({ times, series }: Props): uPlot.AlignedData => [
  times.map((time) => Date.parse(time) / 1_000),
  ...series.map(({ values }) => [...values]),
];

function optionsOf(
  props: Props,
  place: HTMLElement,
  width: number,
  placed: (labels: readonly number[]) => void,
): uPlot.Options {
  const colours = chartColours(place);
  const axis = {
    stroke: colours.text,
    grid: { stroke: colours.grid, width: 1 },
    ticks: { show: false },
    font: colours.font,
  };
  return {
    width,
    height: HEIGHT_PX,
    legend: { show: false },
    padding: [12, LABELS_WIDTH_PX, 0, 0],
    cursor: { y: false, drag: { x: false, y: false } },
    scales: { y: { range: (_, __, most) => [0, Math.max(1, most * 1.1)] } },
    axes: [
      { ...axis, grid: { show: false }, size: 30, space: 90, values: (_, seconds) => seconds.map(dayOf) },
      {
        ...axis,
        size: 44,
        space: 44,
        values: (_, values) => values.map((value) => value.toLocaleString(locale())),
      },
    ],
    series: [
      {},
      ...props.series.map(({ title, tone }) => ({
        label: title,
        stroke: colours.tones[tone],
        width: 2,
        points: { show: false },
      })),
    ],
    hooks: {
      // Before the first drawing a plot has no scales.
      ready: [(plot) => placed(labelPlaces(props, plot))],
      setCursor: [(plot) => place.matches(":hover") && props.point(plot.cursor.idx ?? undefined)],
    },
  };
}

const dayOf = (seconds: number) =>
  new Intl.DateTimeFormat(locale(), { day: "numeric", month: "short" }).format(seconds * 1_000);

/** Places the labels at the ends of their lines, in CSS pixels of the box. */
function labelPlaces({ series }: Props, plot: uPlot): readonly number[] {
  const top = plot.bbox.top / devicePixelRatio;
  const wanted = series.map((one) => plot.valToPos(lastValue(one)?.value ?? 0, "y") + top - LABEL_PX / 2);
  return spreadLabels(wanted, LABEL_PX, HEIGHT_PX);
}
