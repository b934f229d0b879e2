import type { Job } from "../core/access/index.ts";
import { fetchPending } from "../core/attachments/index.ts";
import { createBatcher } from "../core/kernel/batch.ts";
import { errorMessage } from "../core/kernel/errors.ts";
import { log } from "../core/kernel/log.ts";
import { runFollowers, type Follower } from "../core/outbox/index.ts";
import { startHolding } from "./hold-gateways.ts";
import { createRelay } from "./relay.ts";
import { startSyncing } from "./sync-channels.ts";
import type { WorkerDependencies } from "./worker-dependencies.ts";

/** What the rooms want done in the background. */
export type RoomsWork<Deps> = {
  readonly jobs: readonly Job<Deps>[];
  readonly followers: readonly Follower[];
};

export type Workers = { stop(): Promise<void> };

/** The rows are the guarantee: workers look for due rows this often, even when a bus event was lost. */
const SWEEP_MS = 1_000;
const MEDIA_MS = 5_000;

/** Starts whatever works in the background, what the rooms declare among it. */
export async function startWorkers<Deps extends WorkerDependencies>(
  deps: Deps,
  { jobs, followers }: RoomsWork<Deps>,
): Promise<Workers> {
  const relay = createRelay({
    ...deps,
    platformOf: (connector) => deps.registry[connector],
  });
  const following = await runFollowers(deps.database, followers);
  const sweep = () => {
    void following.wake();
    void relay.sweep().catch((error: unknown) => log.warn({ err: errorMessage(error) }, "sweep failed"));
  };
  const timer = setInterval(sweep, SWEEP_MS);
  const queue = await deps.queue;
  for (const job of jobs) queue.process(job.name, async () => void (await job.run(deps)));
  await Promise.all(jobs.map((job) => queue.schedule(job.name, job.recurrence, {})));
  const syncing = startSyncing(deps);
  const holding = startHolding(deps);
  // Fetching runs one round at a time. An event that arrives during a round starts another.
  const fetchMedia = createBatcher(
    async (calls: readonly null[]) => {
      await fetchPending(deps);
      return calls;
    },
    { max: 1_000, inFlight: 1 },
  );
  const fetchSoon = () =>
    void fetchMedia(null).catch((error: unknown) =>
      log.warn({ err: errorMessage(error) }, "media not fetched"),
    );
  const mediaTimer = setInterval(fetchSoon, MEDIA_MS);
  const leave = await Promise.all([
    deps.bus.subscribe("work", sweep),
    deps.bus.subscribe("media", fetchSoon),
  ]);
  sweep();
  fetchSoon();
  return {
    async stop() {
      clearInterval(timer);
      clearInterval(mediaTimer);
      leave.forEach((stop) => stop());
      await Promise.all([syncing.stop(), holding.stop()]);
      await queue.close();
      await relay
        .stop()
        .catch((error: unknown) => log.warn({ err: errorMessage(error) }, "last sweep failed"));
      await following
        .stop()
        .catch((error: unknown) => log.warn({ err: errorMessage(error) }, "followers not stopped"));
      await deps.responders.idle();
      await deps.deliverer.idle();
    },
  };
}
