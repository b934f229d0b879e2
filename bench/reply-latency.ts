import { countSent, makeTables, startBaseline } from "./parts/baseline.ts";
import { startCluster, type Cluster } from "./parts/cluster.ts";
import { cpuOf } from "./parts/cpu.ts";
import { drive } from "./parts/drive.ts";
import { figure, median, quantile, type Figure } from "./parts/figure.ts";
import { startHub } from "./parts/hub.ts";
import { usePriceRule } from "./parts/price-rule.ts";
import { row } from "./parts/say.ts";
import { startProgram } from "./parts/start-program.ts";
import { until } from "./parts/until.ts";
import { takeReplies, writeSteadily } from "./parts/write-steadily.ts";

const ROUNDS = 5;
const LOADS = [
  { perSecond: 50, messages: 400 },
  { perSecond: 200, messages: 1_200 },
] as const;
/** Each chat writes at most once a load, so a reply belongs to exactly one message. */
const CHATS = 1_200;
const FIRST_CHAT = 1_000_000;
const TEXT = "Hello, what is the price of the blue model?";
const SECRET = "a_secret_of_both_sides";

/**
 * A contender: its webhook address, the number of replies that it stored as sent, and the processor time of it and its
 * Postgres.
 */
type Side = {
  readonly name: string;
  readonly port: number;
  readonly path: string;
  readonly secret: string;
  sent(): Promise<number>;
  cpu(): number;
};
type Measured = { readonly p50: number; readonly p95: number; readonly cpu: number };

/**
 * Measures webhook to request at the platform below saturation, beside the same work as one straight function. Each
 * has its own Postgres.
 */
export async function bench(): Promise<readonly Figure[]> {
  await using ending = new AsyncDisposableStack();
  const platform = await startProgram("parts/platform.ts");
  ending.defer(() => platform.stop());
  const sides = [];
  for (const open of [openHub, openStraight]) sides.push(await open(platform.port, ending));
  row("reply-latency, ms", "messages/s", ...sides.flatMap(({ name }) => [`${name} p50`, "p95", "CPU µs"]));
  for (const side of sides) await warmUp(side, platform.port);
  const rounds: Measured[][][] = [];
  for (let round = 1; round <= ROUNDS; round += 1)
    rounds.push(await measureRound(sides, platform.port, round));
  return LOADS.flatMap(({ perSecond }, load) => {
    const of = (side: number, what: keyof Measured) =>
      median(rounds.map((measured) => measured[load]?.[side]?.[what] ?? Number.NaN));
    const beside = (name: string, unit: string, what: keyof Measured) =>
      ({ name: `${name} at ${perSecond}/s`, value: of(0, what), unit, baseline: of(1, what) }) as const;
    return [
      figure(beside("reply latency p50", "ms", "p50"), { atMost: 1.5 }),
      figure(beside("reply latency p95", "ms", "p95")),
      figure(beside("CPU per message", "µs", "cpu"), { atMost: 1.5 }),
    ];
  });
}

type Open = (platformPort: number, ending: AsyncDisposableStack) => Promise<Side>;

const openHub: Open = async (platformPort, ending) => {
  const cluster = await openCluster(ending);
  const hub = await startHub(await cluster.create("hub"), platformPort);
  ending.defer(() => hub.stop());
  await usePriceRule(hub.owner);
  const { port, path, bot } = hub;
  const sent = () => countSent(hub.owner);
  return {
    name: "hub",
    port,
    path,
    secret: bot.secret,
    sent,
    cpu: cpuTogether(hub.process.pid, cluster.pid),
  };
};

const openStraight: Open = async (platformPort, ending) => {
  const cluster = await openCluster(ending);
  const ours = { DATABASE_URL: await cluster.create("straight") };
  const CHANNEL = await makeTables(ours.DATABASE_URL, platformPort);
  const settings = { ...ours, CHANNEL, PLATFORM_PORT: String(platformPort), SECRET };
  const straight = await startBaseline("baselines/straight.ts", settings);
  ending.defer(() => straight.stop());
  const { port, pid, sent } = straight;
  return { name: "straight", port, path: "/hook", secret: SECRET, sent, cpu: cpuTogether(pid, cluster.pid) };
};

async function openCluster(ending: AsyncDisposableStack): Promise<Cluster> {
  const cluster = await startCluster();
  ending.defer(() => cluster.stop());
  return cluster;
}

const cpuTogether =
  (...pids: readonly number[]) =>
  () =>
    pids.reduce((sum, pid) => sum + cpuOf(pid), 0);

/** Creates the conversations of a side and fills its plans, caches and compiled code. */
async function warmUp(side: Side, platformPort: number): Promise<void> {
  const had = await side.sent();
  const chats = { chats: CHATS, firstChat: FIRST_CHAT, firstNumber: 1, text: TEXT };
  await drive({ ...side, ...chats, connections: 16, messages: CHATS * 2 });
  await until(async () => (await side.sent()) - had >= CHATS * 2);
  await takeReplies(platformPort);
}

/** Runs each load on each side in turn; returns the measurements of each side for each load. */
async function measureRound(
  sides: readonly Side[],
  platformPort: number,
  round: number,
): Promise<Measured[][]> {
  const measured: Measured[][] = [];
  for (const [load, { perSecond, messages }] of LOADS.entries()) {
    const number = 100 + round * LOADS.length + load;
    const each: Measured[] = [];
    for (const side of sides) each.push(await measure(side, platformPort, { perSecond, messages, number }));
    const cells = each.flatMap(({ p50, p95, cpu }) => [p50.toFixed(2), p95.toFixed(2), Math.round(cpu)]);
    row(`round ${round}`, perSecond, ...cells);
    measured.push(each);
  }
  return measured;
}

/**
 * Counts processor time until the last receipt is stored. It starts to count receipts when the last message has its
 * reply.
 */
async function measure(
  side: Side,
  platformPort: number,
  load: { readonly perSecond: number; readonly messages: number; readonly number: number },
): Promise<Measured> {
  const had = await side.sent();
  const before = side.cpu();
  const order = { ...load, port: side.port, path: side.path, secret: side.secret };
  const written = await writeSteadily({ ...order, seed: load.number, firstChat: FIRST_CHAT, text: TEXT });
  await until(async () => (await side.sent()) - had >= load.messages);
  const cpu = (side.cpu() - before) / load.messages;
  const replied = await takeReplies(platformPort);
  const took = [...written].map(([chat, at]) => (replied.get(chat) ?? Number.NaN) - at);
  if (took.some((one) => !(one > 0))) throw new Error("Some messages were not replied to.");
  return { p50: quantile(took, 0.5), p95: quantile(took, 0.95), cpu };
}
