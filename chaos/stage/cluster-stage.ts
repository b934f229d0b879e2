import { startMember } from "./member.ts";
import { startSimulatedPlatform } from "./platform.ts";
import type { Stage } from "./stage.ts";

/** The services that the processes of a cluster share. */
export type Shared = Pick<Stage, "killPostgres" | "wipeRedis" | "close"> & {
  readonly databaseUrl: string;
  readonly redisUrl: string;
};

type Role = "server" | "worker" | "all";

/** Starts processes of these roles on a shared Postgres and Redis. */
export async function setClusterStage(
  shared: Shared,
  roles: readonly Role[] = ["server", "server", "worker", "worker"],
): Promise<Stage> {
  const platform = await startSimulatedPlatform();
  const settings = { DATABASE_URL: shared.databaseUrl, REDIS_URL: shared.redisUrl, LOG_LEVEL: "fatal" };
  const members = await Promise.all(
    roles.map((role, index) => startMember(`${role} ${index + 1}`, { ...settings, ROLE: role })),
  );
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
