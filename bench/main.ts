import type { Figure } from "./parts/figure.ts";
import { say, sayFigures } from "./parts/say.ts";

/**
 * Runs a bench: `npm run bench -- <name> [--json]`. With `--json` the last line holds the first figure, with the
 * others inside it.
 */
const BENCHES: Readonly<
  Record<string, () => Promise<{ readonly bench: () => Promise<readonly Figure[]> | readonly Figure[] }>>
> = {
  ingest: () => import("./ingest.ts"),
  "reply-latency": () => import("./reply-latency.ts"),
  "round-trip": () => import("./round-trip.ts"),
  start: () => import("./start.ts"),
  weight: () => import("./weight.ts"),
  rules: () => import("./rules.ts"),
};

const [name = ""] = process.argv.slice(2).filter((word) => !word.startsWith("--"));
const load = BENCHES[name];
if (!load) {
  process.stderr.write(`Which bench? One of: ${Object.keys(BENCHES).join(", ")}.\n`);
  process.exit(1);
}
const figures = await (await load()).bench();
sayFigures(figures);
const [first, ...more] = figures;
if (process.argv.includes("--json") && first)
  say(JSON.stringify({ ...first, name, ok: figures.every(({ ok }) => ok), more }));
process.exit(0);
