import { readdirSync, readFileSync } from "node:fs";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { gzipSync } from "node:zlib";
import { startHubProcess } from "../hub/testing/start-hub-process.ts";
import { treeOf } from "./parts/cpu.ts";
import { figure, median, type Figure } from "./parts/figure.ts";
import { row } from "./parts/say.ts";

const ROUNDS = 3;
const IDLE_MS = 15_000;

/** Measures the memory of an idle hub, with the sandbox on as by default, and the bytes of a browser's first load. */
export async function bench(): Promise<readonly Figure[]> {
  row("weight, MB (proportional set size)", "node", "postgres", "together");
  const totals: number[] = [];
  for (let round = 1; round <= ROUNDS; round += 1) totals.push(await weigh(round));
  return [
    figure({ name: "weight", value: median(totals), unit: "MB" }, { atMost: 180 }),
    figure({ name: "inbox, JS and CSS first loaded, gzip", value: inboxSize(), unit: "kB" }, { atMost: 110 }),
    figure({ name: "widget, gzip", value: gzipped("dist/widget/parley.js"), unit: "kB" }, { atMost: 15 }),
  ];
}

/**
 * Returns the proportional set size of the process tree, which counts shared pages once. The sum of resident sizes
 * would count shared_buffers and the program a dozen times.
 */
async function weigh(round: number): Promise<number> {
  const home = await mkdtemp(join(tmpdir(), "parley-weight-"));
  const hub = await startHubProcess({ PARLEY_HOME: home });
  await wait(IDLE_MS);
  const [node = 0, ...others] = treeOf(hub.pid).map(proportionalSize);
  const postgres = others.reduce((sum, one) => sum + one, 0);
  row(`round ${round}`, node.toFixed(1), postgres.toFixed(1), (node + postgres).toFixed(1));
  await hub.stop();
  await rm(home, { recursive: true, force: true });
  return node + postgres;
}

const proportionalSize = (pid: number): number =>
  Number(/^Pss:\s+(\d+)/m.exec(readFileSync(`/proc/${pid}/smaps_rollup`, "utf8"))?.[1] ?? 0) / 1_024;

/** Lists the page's scripts, their preloads and its styles. Pages that load later are not part of the first load. */
function inboxSize(): number {
  const page = readFileSync("dist/inbox/index.html", "utf8");
  const files = [...page.matchAll(/(?:src|href)="\/(assets\/[^"]+\.(?:js|css))"/g)].map(
    ([, path]) => `dist/inbox/${path}`,
  );
  if (files.length === 0)
    throw new Error(
      `dist/inbox names no scripts; it holds ${readdirSync("dist/inbox").join(", ")}. Run npm run build.`,
    );
  return files.reduce((sum, file) => sum + gzipped(file), 0);
}

const gzipped = (path: string): number => gzipSync(readFileSync(path), { level: 9 }).byteLength / 1_000;
