import type { FetchDependencies } from "../core/attachments/index.ts";
import type { Bus } from "../core/bus/index.ts";
import type { MenuSource } from "../core/channels/index.ts";
import type { Config } from "../core/kernel/config.ts";
import type { Deliverer } from "../core/outbound/index.ts";
import type { Queue } from "../core/queue/index.ts";
import type { Responders } from "../core/outbox/index.ts";
import type { SyncDependencies } from "./sync-channels.ts";

/** Jobs carry nothing: the rows say what is due. */
export type HubJobs = Record<string, Record<string, never>>;

/** Lists what background work depends on. */
export type WorkerDependencies = SyncDependencies &
  FetchDependencies & {
    readonly config: Config;
    readonly queue: Promise<Queue<HubJobs>>;
    readonly bus: Bus;
    readonly responders: Responders;
    readonly menus: MenuSource;
    readonly deliverer: Deliverer;
    readonly announce: (organizationId: string) => void;
  };
