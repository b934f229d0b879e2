import { EventEmitter } from "node:events";
import {
  PostgresConnection,
  PostgresQueueBackend,
  type PgQueryable,
  type PostgresConnectionOptions,
} from "bullmq";
import { errorMessage, unavailable } from "../kernel/errors.ts";
import { BullQueue } from "./bullmq.ts";
import type { Jobs, Queue } from "./queue.ts";
import { troubleReporter } from "./report-trouble.ts";

const SCHEMA = "bullmq";

/** Opens the queue of a hub without Redis, in a schema of its own whose tables BullMQ makes and keeps; throws `unavailable` when Postgres is away. */
export async function openPostgresQueue<J extends Jobs>(url: string): Promise<Queue<J>> {
  const settings = poolSettings(url);
  const report = troubleReporter("Postgres");
  // Postgres keeps what making tables took for as long as the connection lasts, so this one ends.
  const maker = await ready(new PostgresConnection({ ...settings, migrate: true }), report);
  await maker.close();
  const connection = await ready(new SharedConnection(settings), report);
  return new BullQueue<J, PostgresConnectionOptions>({
    backend: (name, opts) => new SharedBackend(connection, name, opts),
    producer: settings,
    consumer: settings,
    prefix: "",
    // A new job is announced by NOTIFY and a lost connection is noticed, so looking again is only a precaution.
    pollSeconds: 300,
    report,
    isReady: () => true,
    close: () => connection.close(),
  });
}

/** One connection and one that hears NOTIFY for every name: BullMQ alone would open as many for each queue and each worker. */
class SharedConnection extends PostgresConnection {
  readonly #lined = new WeakSet<PgQueryable>();

  constructor(settings: PostgresConnectionOptions) {
    super(settings);
    this.setMaxListeners(0);
  }

  override async getListenClient() {
    const client = await super.getListenClient();
    if (!this.#lined.has(client)) lineUp(client);
    this.#lined.add(client);
    return client;
  }
}

/** Lets one query at a time through: every worker asks this client to LISTEN, and pg objects to two at once. */
function lineUp(client: PgQueryable): void {
  if (client instanceof EventEmitter) client.setMaxListeners(0);
  const query = client.query.bind(client);
  let last: Promise<unknown> = Promise.resolve();
  client.query = <Row>(text: string, values?: readonly unknown[]) => {
    const answer = last.then(() => query<Row>(text, values));
    last = answer.catch(() => {});
    return answer;
  };
}

class SharedBackend extends PostgresQueueBackend {
  // The connection outlives each queue and worker on it; the store closes it last.
  override async close(): Promise<void> {}
}

const poolSettings = (url: string) => ({
  connectionString: url,
  schema: SCHEMA,
  // A call takes a millisecond, and a connection 7 MB in Postgres for BullMQ's functions: jobs that are due together, as
  // those of schedules are, would keep as many open as are allowed.
  max: 1,
  application_name: "parley-queue",
  connectionTimeoutMillis: 2_000,
  query_timeout: 10_000,
  keepAlive: true,
});

async function ready<C extends PostgresConnection>(
  connection: C,
  report: (thrown: Error) => void,
): Promise<C> {
  connection.on("error", report);
  connection.pool.on("connect", (client) => client.on("error", report));
  try {
    await connection.waitUntilReady();
    return connection;
  } catch (thrown) {
    await connection.close();
    throw unavailable("queue_away", `The queue cannot use Postgres: ${errorMessage(thrown)}`);
  }
}
