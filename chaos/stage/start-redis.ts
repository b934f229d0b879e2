import { freePort } from "../../core/kernel/free-port.ts";
import { startRedis } from "../../core/testing/start-redis.ts";

/** A Redis without persistence, so that killing it empties it. */
export type ForgetfulRedis = { readonly url: string; wipe(): Promise<void>; close(): Promise<void> };

/** Starts one on a free port. */
export async function startForgetfulRedis(): Promise<ForgetfulRedis> {
  const port = await freePort();
  const start = async () => {
    const redis = await startRedis(port, ["--appendonly", "no"]);
    if (!redis) throw new Error("These scenes need redis-server or valkey-server.");
    return redis;
  };
  let redis = await start();
  return {
    url: redis.url,
    async wipe() {
      await redis.stop("SIGKILL");
      redis = await start();
    },
    close: () => redis.stop("SIGKILL"),
  };
}
