import { surplusByChat } from "./invariants/sent-once.ts";
import type { Outcome } from "./run-chaos.ts";

/** A run in numbers. */
export type Row = {
  readonly mode: string;
  readonly acknowledged: number;
  readonly stored: number;
  readonly sent: number;
  readonly unconfirmed: number;
  readonly duplicates: number;
  readonly lost: number;
  readonly retries: number;
  readonly faults: number;
  readonly seconds: number;
  readonly broken: readonly string[];
};

/** Counts the results of a run. */
export function countUp(mode: string, faults: number, { evidence, broken, retries, seconds }: Outcome): Row {
  const kept = new Set(evidence.stored.map(({ key }) => key));
  const inState = (state: string) => evidence.answers.filter((answer) => answer.state === state).length;
  return {
    mode,
    acknowledged: evidence.acknowledged.size,
    stored: evidence.stored.length,
    sent: inState("sent"),
    unconfirmed: inState("unconfirmed"),
    duplicates:
      evidence.stored.length -
      kept.size +
      surplusByChat(evidence).reduce((sum, [, surplus]) => sum + surplus, 0),
    lost: [...evidence.acknowledged].filter((key) => !kept.has(key)).length,
    retries,
    faults,
    seconds: Math.round(seconds),
    broken: [...broken].map(
      ([name, sentences]) => `${name}: ${sentences.length}× (${sentences.slice(0, 3).join("; ")})`,
    ),
  };
}

const COLUMNS = [
  ["mode", "mode"],
  ["acknowledged", "acknowledged"],
  ["stored", "stored"],
  ["replies sent", "sent"],
  ["unconfirmed", "unconfirmed"],
  ["duplicates", "duplicates"],
  ["lost", "lost"],
  ["webhooks repeated", "retries"],
  ["faults", "faults"],
  ["seconds", "seconds"],
] as const satisfies readonly (readonly [string, keyof Row])[];

/** The rows as a Markdown table. */
export function printTable(rows: readonly Row[]): string {
  const lines = [
    COLUMNS.map(([title]) => title),
    COLUMNS.map((_, index) => (index === 0 ? "---" : "--:")),
    ...rows.map((row) => COLUMNS.map(([, key]) => String(row[key]))),
  ];
  return lines.map((cells) => `| ${cells.join(" | ")} |`).join("\n");
}
