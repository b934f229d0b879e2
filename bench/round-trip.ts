import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { z } from "zod";
import { countSent, makeTables, startBaseline, type Baseline } from "./parts/baseline.ts";
import { startCluster } from "./parts/cluster.ts";
import { cpuOf } from "./parts/cpu.ts";
import { drive } from "./parts/drive.ts";
import { figure, median, type Figure } from "./parts/figure.ts";
import { startHub, type BenchHub } from "./parts/hub.ts";
import { usePriceRule } from "./parts/price-rule.ts";
import { startLastingRedis } from "./parts/redis.ts";
import { row } from "./parts/say.ts";
import { startProgram } from "./parts/start-program.ts";
import { until } from "./parts/until.ts";

const ROUNDS = 5;
const MESSAGES = 3_000;
/** Stays below the hub's loop budget, which the naive hub does not have. */
const CHATS = 1_500;
const SECRET = "a_secret_of_both_sides";

/**
 * A contender: its webhook address, its processes, the replies that the platform received, and those that it stored as
 * sent.
 */
type Side = {
  readonly name: string;
  readonly port: number;
  readonly path: string;
  readonly secret: string;
  readonly pids: readonly number[];
  received(): Promise<number>;
  sent(): Promise<number>;
};
type Measured = { readonly rate: number; readonly cpu: number };

/**
 * Measures webhook, rule, reply at the platform and stored receipt. The rival uses several statements and one BullMQ
 * job a message, once with narrow tables, as the goal says, and once with our tables.
 */
export async function bench(): Promise<readonly Figure[]> {
  await using ending = new AsyncDisposableStack();
  const folder = await mkdtemp(join(tmpdir(), "parley-redis-"));
  ending.defer(() => rm(folder, { recursive: true, force: true }));
  const cluster = await startCluster();
  ending.defer(() => cluster.stop());
  const redis = await startLastingRedis(folder);
  ending.defer(() => redis.stop());
  const platform = await startProgram("parts/platform.ts");
  ending.defer(() => platform.stop());

  const embedded = await startHub(await cluster.create("embedded"), platform.port);
  ending.defer(() => embedded.stop());
  const shared = await startHub(await cluster.create("shared"), platform.port, { REDIS_URL: redis.url });
  ending.defer(() => shared.stop());
  const plain = { REDIS_URL: redis.url, PLATFORM_PORT: String(platform.port), SECRET };
  const naive = await startBaseline(
    "baselines/naive.ts",
    { ...plain, DATABASE_URL: await cluster.create("naive") },
    "delivery",
  );
  ending.defer(() => naive.stop());
  const ours = { DATABASE_URL: await cluster.create("same_rows") };
  const sameRows = await startBaseline("baselines/same-rows.ts", {
    ...plain,
    ...ours,
    CHANNEL: await makeTables(ours.DATABASE_URL, platform.port),
  });
  ending.defer(() => sameRows.stop());

  const received = async () =>
    receivedSchema.parse(await (await fetch(`http://127.0.0.1:${platform.port}/count`)).json()).received;
  const sides = [
    await hubSide("embedded", embedded, received, cluster.pid),
    await hubSide("with Redis", shared, received, cluster.pid, redis.pid),
    plainSide("naive", naive, received, cluster.pid, redis.pid),
    plainSide("our rows", sameRows, received, cluster.pid, redis.pid),
  ];
  return await compare(sides);
}

async function compare(sides: readonly Side[]): Promise<readonly Figure[]> {
  row("round-trip, messages/s (CPU µs)", ...sides.map(({ name }) => name));
  const rounds: Measured[][] = [];
  // The first round is not counted. It creates conversations and fills plans and caches on every side.
  for (let round = 0; round <= ROUNDS; round += 1) {
    const measured: Measured[] = [];
    for (const side of sides) measured.push(await measure(side, round));
    row(
      round === 0 ? "warm-up" : `round ${round}`,
      ...measured.map(({ rate, cpu }) => `${Math.round(rate)} (${Math.round(cpu)})`),
    );
    if (round > 0) rounds.push(measured);
  }
  const of = (at: number) => median(rounds.map((round) => round[at]?.rate ?? 0));
  return [
    figure({ name: "round-trip", value: of(0), unit: "messages/s", baseline: of(2) }, { atLeast: 4 }),
    figure(
      { name: "embedded beside server mode", value: of(0), unit: "messages/s", baseline: of(1) },
      { atLeast: 0.9 },
    ),
    figure({
      name: "beside the naive way to write our rows",
      value: of(0),
      unit: "messages/s",
      baseline: of(3),
    }),
  ];
}

/** Waits until the last reply is stored as sent. Unfinished replies add to the time, not to the count. */
async function measure(side: Side, round: number): Promise<Measured> {
  const used = () => side.pids.reduce((sum, pid) => sum + cpuOf(pid), 0);
  const had = await side.sent();
  const received = await side.received();
  const [before, began] = [used(), performance.now()];
  await drive({
    ...side,
    connections: 16,
    chats: CHATS,
    firstChat: 1_000_000,
    firstNumber: 1 + round * 1_000,
    text: "Hello, what is the price of the blue model?",
    messages: MESSAGES,
  });
  await until(async () => (await side.received()) - received >= MESSAGES);
  await until(async () => (await side.sent()) - had >= MESSAGES);
  return { rate: (MESSAGES * 1_000) / (performance.now() - began), cpu: (used() - before) / MESSAGES };
}

async function hubSide(
  name: string,
  hub: BenchHub,
  received: Side["received"],
  ...servers: readonly number[]
): Promise<Side> {
  await usePriceRule(hub.owner);
  return {
    name,
    port: hub.port,
    path: hub.path,
    secret: hub.bot.secret,
    pids: [hub.process.pid, ...servers],
    received,
    sent: () => countSent(hub.owner),
  };
}

const plainSide = (
  name: string,
  { port, pid, sent }: Baseline,
  received: Side["received"],
  ...servers: readonly number[]
): Side => ({
  name,
  port,
  path: "/hook",
  secret: SECRET,
  pids: [pid, ...servers],
  received,
  sent,
});

const receivedSchema = z.object({ received: z.number() });
