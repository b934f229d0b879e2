import { emptyDatabase } from "../core/testing/database.ts";
import { redisUrl } from "../core/testing/redis.ts";
import type { Bug } from "./bugs/bug.ts";
import type { Fault } from "./faults/fault.ts";
import type { Invariant } from "./invariants/invariant.ts";
import { runChaos } from "./run-chaos.ts";
import { setClusterStage } from "./stage/cluster-stage.ts";

/** A bug put into the hub on purpose. At least one of the named invariants has to catch it. */
export type Mutation = {
  readonly bug: Bug;
  readonly caughtBy: readonly Invariant[];
  readonly faults: readonly Fault[];
  readonly processes?: number;
};

/**
 * Plays a short run on its own database, with the bug if one is given. Returns the names of the violated invariants.
 */
export async function playMutation({
  bug,
  faults,
  processes = 1,
}: Partial<Mutation> & Pick<Mutation, "faults">): Promise<readonly string[]> {
  const nothing = async () => {};
  const shared = {
    databaseUrl: await emptyDatabase(),
    redisUrl: redisUrl(),
    killPostgres: nothing,
    wipeRedis: nothing,
    close: nothing,
  };
  const stage = await setClusterStage(shared, processes === 1 ? ["all"] : ["all", "all"]);
  try {
    const { broken } = await runChaos(stage, {
      messages: 200,
      seed: 7,
      faults,
      hurry: true,
      patienceMs: bug ? 8_000 : 30_000,
      platformMs: 250,
      ...(bug && { bug }),
    });
    return [...broken.keys()];
  } finally {
    await stage.close();
  }
}
