import { createRedisBackend, type ConnectionOptions } from "bullmq";
import { Redis } from "ioredis";
import { log } from "../kernel/log.ts";
import { BullQueue } from "./bullmq.ts";
import type { Jobs, Queue } from "./queue.ts";

/** Opens the queue of a hub of several processes, in Redis; it resolves even when Redis is away, and connects when it comes. */
export async function openRedisQueue<J extends Jobs>(url: string, prefix: string): Promise<Queue<J>> {
  const producer = connect(url, "producer", { enableOfflineQueue: false, maxRetriesPerRequest: 1, commandTimeout: 5_000 });
  const consumer = connect(url, "consumer", { maxRetriesPerRequest: null });
  await firstOutcome(producer);
  return new BullQueue<J, ConnectionOptions>({
    backend: createRedisBackend,
    producer,
    consumer,
    prefix,
    pollSeconds: 10,
    isReady: () => producer.status === "ready",
    close: async () => {
      producer.disconnect();
      consumer.disconnect();
    },
  });
}

type Patience = { enableOfflineQueue?: boolean; maxRetriesPerRequest: number | null; commandTimeout?: number };

function connect(url: string, role: string, patience: Patience): Redis {
  const connection = new Redis(url, {
    ...patience,
    connectionName: `parley-queue-${role}`,
    connectTimeout: 2_000,
    keepAlive: 10_000,
    retryStrategy: (attempt) => Math.min(attempt * 100, 2_000),
  });
  connection.on("error", (thrown: Error) => log.warn({ role }, `The queue lost Redis: ${thrown.message}`));
  return connection;
}

const firstOutcome = (connection: Redis): Promise<void> =>
  new Promise((resolve) => {
    connection.once("ready", resolve);
    connection.once("close", resolve);
  });
