import { delimiter } from "node:path";
import { freePort } from "../../core/kernel/free-port.ts";
import { startRedis, type RedisServer } from "../../core/testing/start-redis.ts";

/**
 * Starts a Redis that writes its log to disk each second, as one for jobs does: the machine's, or the one that
 * `bin/test` unpacked.
 */
export async function startLastingRedis(folder: string): Promise<RedisServer> {
  const path = [process.env["PATH"], `${process.cwd()}/.cache/redis/run`].join(delimiter);
  const redis = await startRedis(await freePort(), ["--dir", folder, "--appendonly", "yes"], path);
  if (!redis)
    throw new Error(
      "This bench needs a real Redis: install redis-server, or run bin/test once, which unpacks one.",
    );
  return redis;
}
