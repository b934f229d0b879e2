import type { Jobs, Queue } from "./queue.ts";

export type { AddOptions, JobCounts, Jobs, ProcessOptions, Queue, Recurrence, Work } from "./queue.ts";

/** Opens the queue: in Redis when there is one, else in Postgres. `prefix` keeps two hubs on one Redis apart. */
export async function openQueue<J extends Jobs>(config: { redisUrl?: string | undefined; databaseUrl: string; prefix?: string }): Promise<Queue<J>> {
  // Imported late: a hub pays only for the store it uses.
  if (config.redisUrl === undefined) return (await import("./postgres.ts")).openPostgresQueue<J>(config.databaseUrl);
  return (await import("./redis.ts")).openRedisQueue<J>(config.redisUrl, config.prefix ?? "parley");
}
