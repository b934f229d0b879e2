import { createRedisBackend, type ConnectionOptions } from "bullmq";
import { Redis } from "ioredis";
import { BullQueue } from "./bullmq.ts";
import type { Jobs, Queue } from "./queue.ts";
import { troubleReporter } from "./report-trouble.ts";

/** Opens the queue of a hub of several processes, in Redis; it resolves even when Redis is away, and connects when it comes. */
export async function openRedisQueue<J extends Jobs>(url: string, prefix: string): Promise<Queue<J>> {
  const report = troubleReporter("Redis");
  // No retry at all: ioredis counts none while a broken server still accepts connections, and would wait for the timeout.
  const producer = connect(url, "producer", {
    enableOfflineQueue: false,
    maxRetriesPerRequest: 0,
    commandTimeout: 2_000,
  });
  const consumer = connect(url, "consumer", { maxRetriesPerRequest: null });
  producer.on("error", report);
  consumer.on("error", report);
  await firstOutcome(producer);
  return new BullQueue<J, ConnectionOptions>({
    backend: createRedisBackend,
    producer,
    consumer,
    prefix,
    pollSeconds: 10,
    report,
    isReady: () => producer.status === "ready",
    close: async () => {
      producer.disconnect();
      consumer.disconnect();
    },
  });
}

type Patience = {
  enableOfflineQueue?: boolean;
  maxRetriesPerRequest: number | null;
  commandTimeout?: number;
};

const connect = (url: string, role: string, patience: Patience): Redis =>
  new Redis(url, {
    ...patience,
    connectionName: `parley-queue-${role}`,
    connectTimeout: 2_000,
    keepAlive: 10_000,
    retryStrategy: (attempt) => Math.min(attempt * 100, 2_000),
  });

const firstOutcome = (connection: Redis): Promise<void> =>
  new Promise((resolve) => {
    connection.once("ready", resolve);
    connection.once("close", resolve);
  });
