import { lostConnection, reportFindings, sharedConnection } from "../core/channels/index.ts";
import {
  holdGateway,
  type HoldDependencies,
  type HoldOutcome,
  type HoldTimings,
} from "../core/inbound/index.ts";
import { errorMessage } from "../core/kernel/errors.ts";
import { log } from "../core/kernel/log.ts";
import type { Connector, HealthFinding } from "../core/protocol/index.ts";
import { isRefusal, restBefore, type Rests } from "./rest-before.ts";
import { restUnlessChanged } from "./rest-unless-changed.ts";

export type GatewayDependencies = HoldDependencies & {
  readonly registry: Readonly<Record<string, Connector>>;
};

/** `findMs`: how soon a new account is found, and one that another process let go. */
export type GatewayTimings = { readonly findMs: number; readonly rests?: Rests; readonly hold?: HoldTimings };

const TIMINGS: GatewayTimings = { findMs: 5_000 };

/** Failures in a row before the channel says that it does not work. */
const FAILURES_SHOWN = 3;

/** Runs one loop for every account that keeps a socket. A lease excludes other processes. Without such a connector it does nothing. */
export function startHolding(
  deps: GatewayDependencies,
  timings: GatewayTimings = TIMINGS,
): { stop(): Promise<void> } {
  const kinds = Object.values(deps.registry)
    .filter((connector) => connector.gateway)
    .map((connector) => connector.kind);
  if (kinds.length === 0) return { stop: async () => {} };
  const ending = new AbortController();
  const loops = new Map<string, Promise<void>>();
  const find = async () => {
    const { rows } = await deps.database.system.query<{ id: string }>(
      "select id from comm_channels where status = 'active' and connector = any ($1)",
      [kinds],
    );
    for (const { id } of rows)
      if (!loops.has(id) && !ending.signal.aborted)
        loops.set(
          id,
          follow(deps, id, ending.signal, timings).finally(() => loops.delete(id)),
        );
  };
  const findSafely = () =>
    void find().catch((error: unknown) => log.warn({ err: errorMessage(error) }, "gateways not looked up"));
  const timer = setInterval(findSafely, timings.findMs);
  findSafely();
  // A channel that was just connected misses what is written before its socket is open.
  const unsubscribe = deps.bus.subscribe(
    "changed",
    ({ channelId }) => void (typeof channelId === "string" && !loops.has(channelId) && findSafely()),
  );
  return {
    async stop() {
      clearInterval(timer);
      (await unsubscribe)();
      ending.abort();
      await Promise.all(loops.values());
    },
  };
}

/** Holds a socket again and again, with growing rests where it fails. */
async function follow(
  deps: GatewayDependencies,
  channelId: string,
  ending: AbortSignal,
  timings: GatewayTimings,
): Promise<void> {
  let failures = 0;
  let shared = false;
  while (!ending.aborted) {
    const begun = performance.now();
    const outcome = await holdOnce(deps, channelId, ending, timings);
    if (outcome.kind === "unwanted") return;
    if (outcome.kind !== "ended") {
      if (outcome.kind === "shared" && !shared) await show(deps, channelId, sharedConnection);
      shared = outcome.kind === "shared";
      await restUnlessChanged(deps, { channelId, version: null }, timings.findMs, ending);
      continue;
    }
    if (ending.aborted) return;
    shared = false;
    const { failed, ms } = restBefore(outcome, performance.now() - begun, failures, timings.rests);
    failures = failed ? failures + 1 : 0;
    if (failures === FAILURES_SHOWN) await showFailure(deps, channelId, outcome.failure);
    await restUnlessChanged(deps, { channelId, version: outcome.version }, ms, ending);
  }
}

async function holdOnce(
  deps: GatewayDependencies,
  channelId: string,
  ending: AbortSignal,
  { hold }: GatewayTimings,
): Promise<HoldOutcome> {
  try {
    const outcome = await holdGateway(deps, channelId, ending, hold);
    if (outcome.kind === "ended" && outcome.failure !== undefined)
      log.warn({ channelId, err: errorMessage(outcome.failure) }, "gateway failed");
    return outcome;
  } catch (failure) {
    log.warn({ channelId, err: errorMessage(failure) }, "gateway not held");
    return { kind: "ended", told: false, failure, version: null };
  }
}

/** Shows why nothing arrives; what the platform refuses is shown already. */
async function showFailure(deps: GatewayDependencies, channelId: string, failure: unknown): Promise<void> {
  if (isRefusal(failure)) return;
  const reason = failure === undefined ? "it ends again and again." : errorMessage(failure);
  await show(deps, channelId, lostConnection(reason));
}

async function show(deps: GatewayDependencies, channelId: string, finding: HealthFinding): Promise<void> {
  try {
    const channel = await deps.channels.open(channelId);
    if (channel) await reportFindings(deps.database, channel, [finding]);
  } catch (error) {
    log.warn({ channelId, err: errorMessage(error) }, "state of a gateway not shown");
  }
}
