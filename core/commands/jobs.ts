import type { Job } from "../access/index.ts";
import type { ChannelAccess } from "../channels/index.ts";
import type { Database } from "../database/index.ts";
import type { DeliveryReference } from "../deliveries/index.ts";
import type { Connector } from "../protocol/index.ts";
import { removeExpired } from "./remove-expired.ts";
import type { CommandDeps } from "./deps.ts";
import { drawCards } from "./staff/cards/draw-cards.ts";
import { syncThreads } from "./staff/threads/sync-threads.ts";
import { actOnReactions } from "./staff/reactions/act-on-reactions.ts";

type Deps = {
  readonly database: Database;
  readonly channels: Pick<ChannelAccess, "open">;
  readonly registry: Readonly<Record<string, Connector>>;
  readonly commanding: CommandDeps;
  readonly deliverer: { enqueue(delivery: DeliveryReference): void };
};

export const commandJobs: readonly Job<Deps>[] = [
  {
    name: "remove-expired-questions",
    recurrence: { everyMs: 3_600_000 },
    run: ({ database }) => removeExpired(database),
  },
  {
    name: "act-on-reactions",
    recurrence: { everyMs: 1_000 },
    run: ({ commanding }) => actOnReactions(commanding),
  },
  // Apart from the cards: a slow platform keeps nobody's cards waiting.
  {
    name: "sync-threads",
    recurrence: { everyMs: 1_000 },
    run: ({ registry, ...deps }) => syncThreads({ ...deps, platformOf: platformIn(registry) }),
  },
  {
    name: "draw-cards",
    recurrence: { everyMs: 1_000 },
    run: ({ database, channels, registry, deliverer }) =>
      drawCards({
        database,
        channels,
        platformOf: platformIn(registry),
        deliver: deliverer.enqueue,
      }),
  },
];

/** A connector's platform as people know it. */
const platformIn =
  (registry: Deps["registry"]) =>
  (connector: string): string =>
    registry[connector]?.name ?? connector;
