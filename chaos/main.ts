import { parseArgs } from "node:util";
import { cutPower } from "./faults/cut-power.ts";
import { killHub, killServer, killWorker } from "./faults/kill-hub.ts";
import { hostileRequests } from "./faults/hostile-requests.ts";
import { killPostgres } from "./faults/kill-postgres.ts";
import { pauseWorker } from "./faults/pause-worker.ts";
import { degradePlatform } from "./faults/degrade-platform.ts";
import { wipeRedis } from "./faults/wipe-redis.ts";
import type { Fault } from "./faults/fault.ts";
import { runChaos } from "./run-chaos.ts";
import { setClusterStage } from "./stage/cluster-stage.ts";
import { setEmbeddedStage } from "./stage/embedded-stage.ts";
import type { Stage } from "./stage/stage.ts";
import { startShared } from "./stage/start-shared.ts";
import { countUp, printTable, type Row } from "./table.ts";

type Scene = { readonly name: string; readonly set: () => Promise<Stage>; readonly faults: readonly Fault[] };

/** Runs demonstration 4 first, then the scenes with every fault. */
const SCENES: readonly Scene[] = [
  { name: "embedded, kill -9", set: setEmbeddedStage, faults: [killHub, killHub, killHub] },
  {
    name: "embedded, everything",
    set: setEmbeddedStage,
    faults: [killHub, killPostgres, hostileRequests, degradePlatform, cutPower, killPostgres],
  },
  {
    name: "cluster, kill -9",
    set: startCluster,
    faults: [killServer, killWorker, killHub, killWorker, killServer],
  },
  {
    name: "cluster, everything",
    set: startCluster,
    faults: [
      killWorker,
      wipeRedis,
      pauseWorker,
      killPostgres,
      hostileRequests,
      degradePlatform,
      killServer,
      wipeRedis,
      killHub,
    ],
  },
];

async function startCluster(): Promise<Stage> {
  return await setClusterStage(await startShared());
}

const { values } = parseArgs({
  options: {
    seed: { type: "string", default: "1" },
    messages: { type: "string", default: "1000" },
    scene: { type: "string", default: "" },
    json: { type: "boolean", default: false },
  },
});
const options = { seed: Number(values.seed), messages: Number(values.messages) };

const rows: Row[] = [];
for (const scene of SCENES.filter(({ name }) => name.includes(values.scene))) rows.push(await play(scene));
process.stdout.write(values.json ? `${JSON.stringify({ ...options, rows })}\n` : `\n${printTable(rows)}\n`);
process.exit(rows.some(({ broken }) => broken.length > 0) ? 1 : 0);

async function play({ name, set, faults }: Scene): Promise<Row> {
  process.stderr.write(
    `${name}: ${options.messages} messages, seed ${options.seed}, ${faults.map((fault) => fault.name).join("; ")} …\n`,
  );
  const stage = await set();
  try {
    const row = countUp(name, faults.length, await runChaos(stage, { ...options, faults }));
    process.stderr.write(`${printTable([row])}\n`);
    for (const sentence of row.broken) process.stderr.write(`  ✗ ${sentence}\n`);
    return row;
  } catch (error) {
    process.stderr.write(
      `  ✗ The run was cut short: ${error instanceof Error ? error.stack : String(error)}\n`,
    );
    throw error;
  } finally {
    await stage.close();
  }
}
