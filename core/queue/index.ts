import type { Jobs, Queue } from "./queue.ts";

export type { AddOptions, JobCounts, Jobs, ProcessOptions, Queue, Recurrence, Work } from "./queue.ts";

/** Opens the queue: in Redis when there is one, else in Postgres. `prefix` keeps two hubs on one Redis apart. */
export async function openQueue<J extends Jobs>(config: {
  redisUrl?: string | undefined;
  databaseUrl: string;
  prefix?: string;
}): Promise<Queue<J>> {
  if (config.redisUrl === undefined) return (await loadPostgres()).openPostgresQueue<J>(config.databaseUrl);
  return (await loadRedis()).openRedisQueue<J>(config.redisUrl, config.prefix ?? "parley");
}

/** Loads the code of the store that will be used, for whoever has time before the store itself is there. */
export async function loadQueue(redisUrl: string | undefined): Promise<void> {
  await (redisUrl === undefined ? loadPostgres() : loadRedis());
}

// Imported late: a hub pays only for the store it uses.
const loadPostgres = () => import("./postgres.ts");
const loadRedis = () => import("./redis.ts");
