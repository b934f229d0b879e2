import type { Bus } from "../core/bus/index.ts";
import type { ChannelAccess } from "../core/channels/index.ts";
import type { Database } from "../core/database/index.ts";
import type { Config } from "../core/kernel/config.ts";
import { textOf } from "../core/kernel/errors.ts";
import { log } from "../core/kernel/log.ts";
import type { Deliverer } from "../core/outbound/index.ts";
import type { Connector } from "../core/protocol/index.ts";
import type { Responder } from "../core/rules/index.ts";
import { createRelay } from "./relay.ts";

export type WorkerDependencies = {
  readonly config: Config;
  readonly database: Database;
  readonly databaseUrl: string;
  readonly bus: Bus;
  readonly channels: ChannelAccess;
  readonly responder: Responder;
  readonly deliverer: Deliverer;
  readonly registry: Readonly<Record<string, Connector>>;
  readonly announce: (organizationId: string) => void;
};

export type Workers = { stop(): Promise<void> };

/** The rows are the guarantee: they are looked at this often, whatever news was lost. */
const SWEEP_MS = 1_000;

/** Starts whatever works in the background; with core/hub.ts the only file that sees every room. */
export async function startWorkers(deps: WorkerDependencies): Promise<Workers> {
  const relay = createRelay({ ...deps, capabilitiesOf: (connector) => deps.registry[connector]?.capabilities });
  const sweep = () => void relay().catch((error: unknown) => log.warn({ err: textOf(error) }, "sweep failed"));
  const timer = setInterval(sweep, SWEEP_MS);
  const unsubscribe = await deps.bus.subscribe("work", sweep);
  sweep();
  return {
    async stop() {
      clearInterval(timer);
      unsubscribe();
      await deps.responder.idle();
      await deps.deliverer.idle();
    },
  };
}
