import { setTimeout as wait } from "node:timers/promises";
import { syncChannel, type ReceiveDependencies, type SyncOutcome } from "../core/inbound/index.ts";
import { errorMessage } from "../core/kernel/errors.ts";
import { log } from "../core/kernel/log.ts";
import type { Connector } from "../core/protocol/index.ts";

export type SyncDependencies = ReceiveDependencies & {
  readonly registry: Readonly<Record<string, Connector>>;
};

/** How soon a new account is found. */
const FIND_MS = 5_000;
const REST_AFTER_FAILURE_MS = 5_000;
/** A round without news takes at least as long, even where the platform answers at once instead of waiting for news. */
const IDLE_ROUND_MS = 1_000;

/** Runs one loop for every account that must be polled. A lease on its row excludes other processes. */
export function startSyncing(deps: SyncDependencies): { stop(): Promise<void> } {
  const ending = new AbortController();
  const loops = new Map<string, Promise<void>>();
  const kinds = Object.values(deps.registry)
    .filter((connector) => connector.sync)
    .map((connector) => connector.kind);

  const startLoops = async () => {
    const { rows } = await deps.database.system.query<{ id: string }>(
      "select id from comm_channels where status = 'active' and connector = any ($1)",
      [kinds],
    );
    for (const { id } of rows)
      if (!loops.has(id))
        loops.set(
          id,
          follow(deps, id, ending.signal).finally(() => loops.delete(id)),
        );
  };
  const startLoopsSafely = () =>
    void startLoops().catch((error: unknown) =>
      log.warn({ err: errorMessage(error) }, "channels not looked up"),
    );
  const timer = setInterval(startLoopsSafely, FIND_MS);
  startLoopsSafely();

  return {
    async stop() {
      clearInterval(timer);
      ending.abort();
      await Promise.all(loops.values());
    },
  };
}

async function follow(deps: SyncDependencies, channelId: string, signal: AbortSignal): Promise<void> {
  while (!signal.aborted) {
    const begun = performance.now();
    const outcome = await syncChannel(deps, channelId, signal).catch((error: unknown) => {
      if (!signal.aborted) log.warn({ channelId, err: errorMessage(error) }, "polling interrupted");
      return "failed" as const;
    });
    if (outcome === "unwanted") return;
    const rest = restAfter(outcome, performance.now() - begun);
    if (rest > 0) await wait(rest, undefined, { signal, ref: false }).catch(() => undefined);
  }
}

/** Another process may hold the lease, or the platform may not respond. Neither justifies a busy loop. */
function restAfter(outcome: Exclude<SyncOutcome, "unwanted">, tookMs: number): number {
  if (outcome === "more") return 0;
  return outcome === "idle" ? IDLE_ROUND_MS - tookMs : REST_AFTER_FAILURE_MS;
}
