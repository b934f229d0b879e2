import { setTimeout as wait } from "node:timers/promises";
import { reportFindings, sharedConnection, type OpenChannel } from "../channels/index.ts";
import { conflict } from "../kernel/errors.ts";
import { log } from "../kernel/log.ts";
import type { GatewayLine, HoldsGateway } from "../protocol/index.ts";
import { routePayloads } from "./app/route-payloads.ts";
import { noteGap } from "./gaps/note-gap.ts";
import {
  hasLease,
  releaseLease,
  storeWithLease,
  takeGateway,
  type ChannelLease,
} from "./lease/channel-lease.ts";
import { LEASE, whileLeased, type LeaseDependencies, type LeaseTimings } from "./lease/while-leased.ts";
import { ingestRouted } from "./ingest-payloads.ts";
import { noteRefusedSocket } from "./note-refused-socket.ts";
import type { ReceiveDependencies } from "./receive-dependencies.ts";

export type HoldDependencies = ReceiveDependencies & LeaseDependencies;

/** `closeMs`: how long a socket may take to close once it is told to. */
export type HoldTimings = LeaseTimings & { readonly closeMs: number };

const HOLD: HoldTimings = { ...LEASE, closeMs: 10_000 };

/**
 * `unwanted`: this account keeps no socket. `elsewhere`: another process holds it. `shared`: another channel
 * of its app holds one for both. `ended`: it was held, and ended because
 * it was told to (`told`), by itself, or with a failure. `version` changes with the channel's credentials and settings; null where it is unknown.
 */
export type HoldOutcome =
  | { readonly kind: "unwanted" }
  | { readonly kind: "elsewhere" }
  | { readonly kind: "shared" }
  | {
      readonly kind: "ended";
      readonly told: boolean;
      readonly failure?: unknown;
      readonly version: string | null;
    };

/** Holds the socket of a channel until its lease is lost, the channel changes, `ending` says so, or the connector gives up. */
export async function holdGateway(
  deps: HoldDependencies,
  channelId: string,
  ending: AbortSignal,
  timings: HoldTimings = HOLD,
): Promise<HoldOutcome> {
  if (!(await openWanted(deps, channelId))) return { kind: "unwanted" };
  const lease = await takeGateway(deps.database, channelId, timings.leaseMs);
  if (typeof lease === "string") return { kind: lease };
  let closed = true;
  try {
    // What was opened before the lease was taken may be older than it.
    deps.channels.forget(channelId);
    const wanted = await openWanted(deps, channelId);
    if (!wanted) return { kind: "unwanted" };
    return await whileLeased(deps, lease, ending, timings, async (signal) => {
      if (signal.aborted) return outcomeOf(lease, signal, "ended");
      const held = await hold(deps, wanted, lease, signal, timings.closeMs);
      closed = held !== "open";
      return outcomeOf(lease, signal, held);
    });
  } finally {
    // Nobody else may open a second socket beside one that does not close.
    if (closed) await releaseLease(deps.database, lease);
    else log.error({ channelId }, "socket not closed in time");
  }
}

type Wanted = { readonly channel: OpenChannel; readonly gateway: HoldsGateway };

async function openWanted(deps: HoldDependencies, channelId: string): Promise<Wanted | null> {
  const channel = await deps.channels.open(channelId);
  const gateway = channel?.connector.gateway;
  if (!channel || !gateway || channel.status !== "active" || !gateway.wanted(channel.account)) return null;
  return { channel, gateway };
}

/** How a hold ended; `open`: it does not end although it was told to. */
type Held = "open" | "ended" | { readonly failure: unknown };

async function hold(
  deps: HoldDependencies,
  { channel, gateway }: Wanted,
  lease: ChannelLease,
  signal: AbortSignal,
  closeMs: number,
): Promise<Held> {
  const { account } = channel;
  await reportFindings(deps.database, channel, (before) =>
    before.filter(({ code }) => code !== sharedConnection.code),
  );
  const held = gateway.hold(account, lineOf(deps, channel, lease, signal)).then(
    (): Held => "ended",
    (failure: unknown): Held => ({ failure }),
  );
  const { promise: late, resolve } = Promise.withResolvers<Held>();
  const giveUp = () => void wait(closeMs, undefined, { ref: false }).then(() => resolve("open"));
  if (signal.aborted) giveUp();
  signal.addEventListener("abort", giveUp, { once: true });
  try {
    const how = await Promise.race([held, late]);
    if (!signal.aborted && typeof how !== "string") await noteRefusedSocket(deps, channel, how.failure);
    return how;
  } finally {
    signal.removeEventListener("abort", giveUp);
  }
}

const outcomeOf = (lease: ChannelLease, signal: AbortSignal, held: Held): HoldOutcome => ({
  kind: "ended",
  told: signal.aborted,
  version: lease.version,
  ...(typeof held !== "string" && { failure: held.failure }),
});

const lineOf = (
  deps: HoldDependencies,
  channel: OpenChannel,
  lease: ChannelLease,
  signal: AbortSignal,
): GatewayLine => {
  let reported = false;
  const report: GatewayLine["report"] = async (findings) => {
    reported = true;
    await reportFindings(deps.database, channel, findings);
  };
  // A socket that works has nothing of what an earlier one failed with.
  const works = async () => void (reported || (await report([])));
  return {
    state: lease.stored,
    signal,
    report,
    sink: async (payloads) => {
      await works();
      await ingestRouted(deps, await routePayloads(deps, channel, payloads));
    },
    saveState: async (state) => {
      if (!(await storeWithLease(deps.database, lease, state))) throw lost(channel);
      await works();
    },
    async missed(gap) {
      // The next holder fetches what this one could not.
      if (!(await hasLease(deps.database, lease))) throw lost(channel);
      await noteGap(deps.database, channel, gap);
    },
  };
};

const lost = ({ channelId }: OpenChannel) =>
  conflict("gateway_lost", "Another process holds this account's connection.", { channelId });
