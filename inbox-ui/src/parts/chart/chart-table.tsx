import type { ChartProps } from "./series.ts";
import { For, Index } from "solid-js";
import { partsWords } from "../words/index.ts";

type Props = ChartProps & {
  readonly labelledby: string;
  readonly formatValue: (value: number) => string;
};

/** Shows a chart's figures as a table, newest last like the chart. */
export function ChartTable(props: Props) {
  return (
    <div class="chart-table" tabindex="0" role="region" aria-labelledby={props.labelledby}>
      <table aria-labelledby={props.labelledby}>
        <thead>
          <tr>
            <th scope="col">{partsWords().chart.period}</th>
            <For each={props.series}>{({ title }) => <th scope="col">{title}</th>}</For>
          </tr>
        </thead>
        <tbody>
          <Index each={props.times}>
            {(time, index) => <FigureRow {...props} time={time()} index={index} />}
          </Index>
        </tbody>
      </table>
    </div>
  );
}

function FigureRow(props: Props & { readonly time: string; readonly index: number }) {
  const text = (value: number | null | undefined) => (value == null ? "–" : props.formatValue(value));
  return (
    <tr>
      <th scope="row">{props.formatTime(props.time)}</th>
      <For each={props.series}>{({ values }) => <td>{text(values[props.index])}</td>}</For>
    </tr>
  );
}
