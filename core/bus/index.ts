import type { Bus } from "./bus.ts";
import { openMemoryBus } from "./memory.ts";

export type { Bus, Listener, Unsubscribe } from "./bus.ts";

/** Opens the bus: over Redis when there is one, else inside this process. `prefix` keeps two hubs on one Redis apart. */
export async function openBus(config: { redisUrl?: string | undefined; prefix?: string }): Promise<Bus> {
  if (config.redisUrl === undefined) return openMemoryBus();
  // Imported late: a hub without Redis does not pay for the client.
  const { openRedisBus } = await import("./redis.ts");
  return openRedisBus(config.redisUrl, config.prefix ?? "parley:bus");
}
