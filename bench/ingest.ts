import { setTimeout as wait } from "node:timers/promises";
import pg from "pg";
import { migrate } from "../core/database/migrate.ts";
import { newId } from "../core/kernel/ids.ts";
import { startCluster, type Cluster } from "./parts/cluster.ts";
import { cpuOf } from "./parts/cpu.ts";
import { drive } from "./parts/drive.ts";
import { figure, median, type Figure } from "./parts/figure.ts";
import { startHub, type BenchHub } from "./parts/hub.ts";
import { pgbench } from "./parts/pgbench.ts";
import { recordingScript } from "./parts/recording-script.ts";
import { row } from "./parts/say.ts";
import { startProgram } from "./parts/start-program.ts";

const ROUNDS = 7;
const SECONDS = 2;
const CHATS = 5_000;
const BATCH = 50;

type Round = {
  readonly hub: number;
  readonly cpu: number;
  readonly p99: number;
  readonly single: number;
  readonly batched: number;
};

/**
 * Measures webhook to durable storage. The rival is pgbench, which runs the same recording function in the same
 * Postgres, with one event a transaction and with fifty.
 */
export async function bench(): Promise<readonly Figure[]> {
  await using ending = new AsyncDisposableStack();
  const cluster = await startCluster();
  ending.defer(() => cluster.stop());
  const platform = await startProgram("parts/platform.ts");
  ending.defer(() => platform.stop());
  const hub = await startHub(await cluster.create("hub"), platform.port);
  ending.defer(() => hub.stop());
  const rival = await makeRival(cluster);
  row("ingest", "hub /s", "hub CPU µs", "hub p99 ms", "pgbench /s", "batches /s");
  const rounds: Round[] = [];
  // The first round is not counted. It greets every customer and fills plans, caches and conversations on both sides.
  for (let round = 0; round <= ROUNDS; round += 1) {
    const measured = await measure(hub, cluster, rival, round);
    row(
      round === 0 ? "warm-up" : `round ${round}`,
      Math.round(measured.hub),
      Math.round(measured.cpu),
      measured.p99.toFixed(1),
      Math.round(measured.single),
      Math.round(measured.batched),
    );
    if (round > 0) rounds.push(measured);
  }
  const value = median(rounds.map((round) => round.hub));
  return [
    figure(
      { name: "ingest", value, unit: "messages/s", baseline: median(rounds.map((round) => round.single)) },
      { atLeast: 1.25 },
    ),
    figure(
      {
        name: "ingest beside batches of 50",
        value,
        unit: "messages/s",
        baseline: median(rounds.map((round) => round.batched)),
      },
      { atLeast: 0.33 },
    ),
  ];
}

async function measure(hub: BenchHub, cluster: Cluster, rival: Rival, round: number): Promise<Round> {
  // Waits until the connections of pgbench have closed, so that their time is not counted.
  await wait(300);
  const before = cpuOf(hub.process.pid) + cpuOf(cluster.pid);
  const load = await drive({
    port: hub.port,
    path: hub.path,
    secret: hub.bot.secret,
    connections: 64,
    chats: CHATS,
    firstChat: 1_000_000,
    firstNumber: 1 + round * 1_000,
    text: "Hello, is the blue model there?",
    ...(round === 0 ? { messages: CHATS } : { seconds: SECONDS }),
  });
  await untilIdle(hub);
  const cpu = (cpuOf(hub.process.pid) + cpuOf(cluster.pid) - before) / load.answered;
  const single = await pgbench(rival.url, recordingScript({ ...rival, chats: CHATS, size: 1 }), {
    clients: 16,
    seconds: SECONDS,
  });
  const batched = await pgbench(rival.url, recordingScript({ ...rival, chats: CHATS, size: BATCH }), {
    clients: 4,
    seconds: SECONDS,
  });
  return { hub: load.answered / load.seconds, cpu, p99: load.p99, single, batched: batched * BATCH };
}

/** Waits until the rules and their replies are done, so that the next measurement does not include them. */
async function untilIdle(hub: BenchHub): Promise<void> {
  for (let waiting = 1; waiting > 0;) {
    const { rows } = await hub.owner.query<{ waiting: number }>(
      "select (select count(*) from outbox where done_at is null)::integer + (select count(*) from comm_deliveries where state in ('queued', 'sending'))::integer as waiting",
    );
    waiting = rows[0]?.waiting ?? 0;
    await wait(20);
  }
}

type Rival = { readonly url: string; readonly channelId: string };

/** Creates a second database in the same Postgres with the same tables and access rules and no other load. */
async function makeRival(cluster: Cluster): Promise<Rival> {
  const url = await cluster.create("rival");
  await migrate(url);
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  const [organizationId, channelId] = [newId("org"), newId("chn")];
  await client.query("insert into organizations (id, name, slug) values ($1, 'Rival', 'rival')", [
    organizationId,
  ]);
  await client.query(
    "insert into comm_channels (organization_id, id, connector, name, sealed_credentials) values ($1, $2, 'telegram', 'Shop', '')",
    [organizationId, channelId],
  );
  await client.end();
  return { url, channelId };
}
