import type { IShardingStrategy, SimpleShardingStrategy } from "@discordjs/ws";
import { unsafeCast } from "../../../core/kernel/trust.ts";

/** Work of a shard that the library starts without waiting for it. */
const STARTED = ["internalConnect", "onMessage", "onClose", "destroy", "heartbeat"] as const;

type Work = (...given: readonly unknown[]) => Promise<unknown>;
type Shard = Partial<Record<(typeof STARTED)[number], Work>>;

/**
 * Catches what a shard throws where nobody waits for it. An odd payload would otherwise be an unhandled rejection, which
 * ends the whole process.
 */
export function containFailures(
  strategy: SimpleShardingStrategy,
  onFailure: (error: unknown) => void,
): IShardingStrategy {
  const spawn = strategy.spawn.bind(strategy);
  strategy.spawn = async (ids) => {
    await spawn(ids);
    for (const shard of unsafeCast<{ readonly shards: ReadonlyMap<number, Shard> }>(strategy).shards.values())
      contain(shard, onFailure);
  };
  return strategy;
}

function contain(shard: Shard, onFailure: (error: unknown) => void): void {
  for (const name of STARTED) {
    const work = shard[name]?.bind(shard);
    if (work) shard[name] = (...given) => work(...given).catch(onFailure);
  }
}
