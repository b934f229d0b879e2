import { syncChannel, type PollDependencies, type SyncOutcome } from "../core/inbound/index.ts";
import { errorMessage } from "../core/kernel/errors.ts";
import { log } from "../core/kernel/log.ts";
import type { Connector } from "../core/protocol/index.ts";
import { restAfter } from "./rest-after.ts";
import { restUnlessChanged } from "./rest-unless-changed.ts";

export type SyncDependencies = PollDependencies & {
  readonly registry: Readonly<Record<string, Connector>>;
};

/** How soon a new account is found. */
const FIND_MS = 5_000;

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

async function follow(deps: SyncDependencies, channelId: string, ending: AbortSignal): Promise<void> {
  while (!ending.aborted) {
    const begun = performance.now();
    const outcome = await syncChannel(deps, channelId, ending).catch((error: unknown): SyncOutcome => {
      if (!ending.aborted) log.warn({ channelId, err: errorMessage(error) }, "polling interrupted");
      return { kind: "elsewhere" };
    });
    if (outcome.kind === "unwanted") return;
    const version = "version" in outcome ? outcome.version : null;
    await restUnlessChanged(
      deps,
      { channelId, version },
      restAfter(outcome, performance.now() - begun),
      ending,
    );
  }
}
