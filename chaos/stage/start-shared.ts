import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { startEmbedded } from "../../core/database/embedded.ts";
import { log } from "../../core/kernel/log.ts";
import type { Shared } from "./cluster-stage.ts";
import { killEmbedded } from "./embedded-postgres.ts";
import { startForgetfulRedis } from "./start-redis.ts";

/** Starts the Postgres and the Redis of a cluster; this process runs them both. */
export async function startShared(): Promise<Shared> {
  const home = await mkdtemp(join(tmpdir(), "parley-chaos-"));
  log.level = "silent";
  const postgres = await startEmbedded({ home, log, settings: { max_connections: 200 } });
  const redis = await startForgetfulRedis();
  return {
    databaseUrl: postgres.url,
    redisUrl: redis.url,
    killPostgres: () => killEmbedded(home),
    wipeRedis: redis.wipe,
    async close() {
      await redis.close();
      await postgres.stop();
      await rm(home, { recursive: true, force: true });
    },
  };
}
