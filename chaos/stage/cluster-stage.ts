import { startMember } from "./member.ts";
import { startSimulatedPlatform } from "./platform.ts";
import type { Stage } from "./stage.ts";

/** What the processes of a cluster share. */
export type Shared = Pick<Stage, "killPostgres" | "wipeRedis" | "close"> & { readonly databaseUrl: string; readonly redisUrl: string };

/** Servers and workers as separate processes on a Postgres and a Redis they share. */
export async function setClusterStage(shared: Shared, servers = 2, workers = 2): Promise<Stage> {
  const platform = await startSimulatedPlatform();
  const settings = { DATABASE_URL: shared.databaseUrl, REDIS_URL: shared.redisUrl, LOG_LEVEL: "fatal" };
  const start = (role: string, count: number) => Array.from({ length: count }, (_, index) => startMember(`${role} ${index + 1}`, { ...settings, ROLE: role }));
  // Servers make the tables and the first admin, so they come first.
  const members = [...(await Promise.all(start("server", servers))), ...(await Promise.all(start("worker", workers)))];
  return {
    mode: "cluster",
    platform,
    members,
    databaseUrl: async () => shared.databaseUrl,
    killPostgres: shared.killPostgres,
    wipeRedis: shared.wipeRedis,
    async close() {
      for (const member of members.toReversed()) await member.close();
      await platform.close();
      await shared.close();
    },
  };
}
