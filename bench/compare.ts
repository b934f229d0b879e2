import { execFile } from "node:child_process";
import { resolve } from "node:path";
import { parseArgs, promisify } from "node:util";
import { compareFigures, readFigures, type Measured } from "./parts/compare-figures.ts";
import { say } from "./parts/say.ts";

/**
 * Runs each bench of two checkouts in turn, each with its own code and rivals, and prints a Markdown table: `node
 * bench/compare.ts <folder before> <folder after> <names…> [--rounds 3]`. Both need installed packages; `weight` needs
 * `npm run build`.
 */
const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { rounds: { type: "string", default: "3" } },
});
const [before, after, ...names] = positionals;
const rounds = Number(values.rounds);
if (!before || !after || names.length === 0 || !(rounds >= 1)) {
  process.stderr.write("node bench/compare.ts <folder before> <folder after> <names…> [--rounds 3]\n");
  process.exit(1);
}

const [was, is]: [Measured[][], Measured[][]] = [[], []];
for (const name of names)
  for (let round = 1; round <= rounds; round += 1) {
    // The first of a round is second in the next, so that neither always has the cooler machine.
    const turns = [() => measure(before, name, was), () => measure(after, name, is)];
    for (const turn of round % 2 ? turns : turns.toReversed()) await turn();
  }
say(`\n${compareFigures(was, is)}`);

async function measure(folder: string, name: string, into: Measured[][]): Promise<void> {
  say(`${name} of ${folder}`);
  const cwd = resolve(folder);
  const { stdout } = await promisify(execFile)(process.execPath, ["bench/main.ts", name, "--json"], { cwd });
  into.push([...readFigures(stdout)]);
}
