import { Chart } from "../../parts/chart/chart.tsx";
import { formatDuration } from "../../parts/duration/duration.ts";
import { formatMoney } from "../../parts/money/money.ts";
import { StatTile } from "../../parts/stat-tile.tsx";
import { locale } from "../../words/index.ts";
import { dateOnly } from "../../words/time.ts";
import { Sample } from "./sample.tsx";
import { designWords } from "./words/index.ts";

const DAYS = Array.from({ length: 28 }, (_, at) => new Date(Date.UTC(2026, 10, 1 + at, 12)).toISOString());
/** A week's rhythm: quiet at its end. */
const wave = (base: number, shift: number) =>
  DAYS.map((_, at) => Math.round(base * (((at + shift) % 7 < 5 ? 1 : 0.4) + ((at * 37) % 11) / 30)));
const money = (euros: number) => formatMoney({ amount: String(euros * 100), currency: "EUR" }, locale());

/** Shows tiles and charts. */
export function FigureSamples() {
  const say = () => designWords();
  return (
    <>
      <Sample title={say().tiles}>
        <Tiles />
      </Sample>
      <Sample title={say().charts}>
        <Chart
          title={say().conversations}
          times={DAYS}
          formatTime={(time) => dateOnly(time)}
          series={[
            { title: say().opened, tone: "accent", values: wave(120, 0) },
            { title: say().resolved, tone: "good", values: wave(112, 0) },
          ]}
        />
        <Chart
          title={say().revenueByDay}
          times={DAYS}
          formatTime={(time) => dateOnly(time)}
          formatValue={money}
          series={[
            {
              title: say().revenue,
              tone: "neutral",
              values: wave(2_400, 3).map((one, at) => (at === 9 ? null : one)),
            },
          ]}
        />
      </Sample>
      <Sample title={say().noFigures}>
        <Chart title={say().conversations} times={[]} series={[]} formatTime={(time) => time} />
      </Sample>
    </>
  );
}

function Tiles() {
  const say = () => designWords();
  return (
    <div class="stat-tiles">
      <StatTile
        title={say().open}
        value="128"
        change={{ text: "12 %", direction: "up", tone: "bad" }}
        hint={say().lastWeek}
      />
      <StatTile
        title={say().response}
        value={formatDuration("PT4M", locale())}
        change={{ text: formatDuration("PT1M", locale()), direction: "down", tone: "good" }}
        hint={say().lastWeek}
      />
      <StatTile
        title={say().revenue}
        value={money(12_400)}
        change={{ text: "", direction: "same", tone: "neutral" }}
      />
      <StatTile title={say().resolved} value="0" />
    </div>
  );
}
