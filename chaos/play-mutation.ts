import { emptyDatabase } from "../core/testing/database.ts";
import { redisUrl } from "../core/testing/redis.ts";
import type { Bug } from "./bugs/bug.ts";
import type { Fault } from "./faults/fault.ts";
import type { Invariant } from "./invariants/invariant.ts";
import { runChaos } from "./run-chaos.ts";
import { setClusterStage } from "./stage/cluster-stage.ts";

/** A bug put into the hub on purpose, and the invariants of which at least one has to find it. */
export type Mutation = {
  readonly bug: Bug;
  readonly caughtBy: readonly Invariant[];
  readonly faults: readonly Fault[];
  readonly processes?: number;
};

/** Plays a short run on a database of its own, without a bug if none is given; returns the names of the invariants that do not hold. */
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
