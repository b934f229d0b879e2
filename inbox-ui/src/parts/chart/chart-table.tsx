import type { ChartProps } from "./series.ts";
import { For, Index } from "solid-js";
import { partsWords } from "../words/index.ts";

/** Shows a chart's figures as a table, newest last like the chart. */
export function ChartTable(
  props: ChartProps & { readonly labelledby: string; readonly formatValue: (value: number) => string },
) {
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
            {(time, index) => (
              <tr>
                <th scope="row">{props.formatTime(time())}</th>
                <For each={props.series}>
                  {({ values }) => <td>{values[index] == null ? "–" : props.formatValue(values[index])}</td>}
                </For>
              </tr>
            )}
          </Index>
        </tbody>
      </table>
    </div>
  );
}
