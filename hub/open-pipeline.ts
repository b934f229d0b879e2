import { join } from "node:path";
import { openFileStorage, type AttachmentDeps } from "../core/attachments/index.ts";
import type { Bus } from "../core/bus/index.ts";
import {
  createChannelAccess,
  type ChannelAccess,
  type ChannelDeps,
  type HubAddress,
} from "../core/channels/index.ts";
import { askHookWithin } from "../core/commands/custom/call-webhook.ts";
import {
  createCommandResponder,
  createCommandSets,
  createMenuSource,
  type CommandDeps,
} from "../core/commands/index.ts";
import { createRecorder, createSummaryLoader, type ConversationDeps } from "../core/conversations/index.ts";
import { type DeliveryReference } from "../core/deliveries/index.ts";
import type { Database } from "../core/database/index.ts";
import type { HealthDeps } from "../core/health/index.ts";
import type { IdentityDeps } from "../core/identity/index.ts";
import { replayEvent, type ReceiveDependencies } from "../core/inbound/index.ts";
import type { Config } from "../core/kernel/config.ts";
import type { Sealer } from "../core/kernel/crypto.ts";
import { errorMessage } from "../core/kernel/errors.ts";
import { log } from "../core/kernel/log.ts";
import { acknowledge, showTyping, type Deliverer } from "../core/outbound/index.ts";
import { openResponders, type Responders } from "../core/outbox/index.ts";
import {
  createEphemeralEvents,
  openStreams,
  type Streams,
  type EphemeralEvents,
} from "../core/realtime/index.ts";
import type { Connector } from "../core/protocol/index.ts";
import { commitRuleResults, createRuleResponder, createRuleSets } from "../core/rules/index.ts";
import { commands } from "./commands.ts";
import { healthChecks } from "./health-checks.ts";
import { live } from "./live.ts";
import { openDeliverer } from "./open-deliverer.ts";
import { subscribeToChanges } from "./subscribe-to-changes.ts";

/** Holds what a message passes in this process, from its webhook to its delivery and the live pages. */
export type Pipeline = {
  /** What actions need, whoever binds them. */
  readonly actions: ActionDeps;
  readonly attachments: AttachmentDeps;
  readonly commanding: CommandDeps;
  readonly channels: ChannelAccess;
  readonly streams: Streams;
  readonly ephemeral: EphemeralEvents;
  /** Shows colleagues that a member types, and the customer where the platform supports it. */
  readonly typing: EphemeralEvents["memberTypes"];
  readonly responders: Responders;
  readonly deliverer: Deliverer;
  readonly receive: ReceiveDependencies;
  /** Says whether this process handles what it stores. Otherwise it wakes workers. */
  readonly runsWorkers: boolean;
  readonly deliver: (delivery: DeliveryReference) => void;
};

/** What the actions of all rooms need, together. */
export type ActionDeps = ConversationDeps & ChannelDeps & IdentityDeps & AttachmentDeps & HealthDeps;

type World = {
  readonly identity: IdentityDeps;
  readonly registry: Readonly<Record<string, Connector>>;
  readonly config: Config;
  readonly database: Database;
  readonly sealer: Sealer;
  readonly bus: Bus;
  readonly hubAddress: HubAddress;
};

/** Connects the rooms that a message passes. Each hands its result to the next in memory; the stored row is the guarantee. */
export async function openPipeline({
  identity,
  registry,
  config,
  database,
  sealer,
  bus,
  hubAddress,
}: World): Promise<Pipeline> {
  const streams = await openStreams(database, bus, live);
  const channels = createChannelAccess(database, registry, sealer, hubAddress);
  const rules = createRuleSets(database);
  const commandSets = createCommandSets(
    { database, sealer, askHook: askHookWithin(hubAddress.privateHosts) },
    commands,
  );
  await subscribeToChanges({ database, bus, streams, channels, rules, commandSets });
  const attachments: AttachmentDeps = { database, storage: openFileStorage(join(config.home, "files")) };
  const runsWorkers = config.role === "all";
  const announce = streams.announce;
  const deliverer = openDeliverer({ database, channels, attachments, bus, announce });
  const act = { database, rules, announce, deliver: deliverer.enqueue, reserve: deliverer.reserveSlots };
  const commanding: CommandDeps = {
    database,
    channels,
    commands,
    publicUrl: hubAddress.publicUrl,
    commandsOf: commandSets.of,
    commandsToTry: commandSets.toTry,
    deliver: deliverer.enqueue,
    actions: () => actions,
  };
  const responders = openResponders({
    database,
    chain: [createCommandResponder(commanding), createRuleResponder(act)],
    loadSummary: createSummaryLoader(database),
    commit: (handled) => commitRuleResults(act, handled),
  });
  const ephemeral = createEphemeralEvents(database, streams);
  const typing = typingShown(database, channels, ephemeral);
  const wakeWorkers = () => bus.publish("work", {});
  const receive: ReceiveDependencies = {
    database,
    channels,
    record: createRecorder(database, runsWorkers),
    interestIn: responders.interestIn,
    onRecorded: ({ claimed, organizationId, waits, hasMedia }) => {
      announce(organizationId);
      if (hasMedia) bus.publish("media", {});
      if (claimed) responders.enqueue(claimed);
      else if (waits) wakeWorkers();
    },
    acknowledge: (channel, answer, form) => void acknowledge(channel, answer, form),
    onTyping: (channel, event) => void ephemeral.customerTypes(channel, event),
  };
  const deliver = runsWorkers ? deliverer.enqueue : wakeWorkers;
  const actions: ActionDeps = {
    ...identity,
    ...attachments,
    channels,
    registry,
    hubAddress,
    replay: (channelId, eventId) => replayEvent(receive, channelId, eventId),
    runsWorkers,
    deliver,
    typing,
    seen: ephemeral.seen,
    healthChecks,
    menus: createMenuSource(commands),
  };
  return {
    actions,
    attachments,
    commanding,
    channels,
    streams,
    ephemeral,
    typing,
    responders,
    deliverer,
    receive,
    runsWorkers,
    deliver,
  };
}

/** Shows a member's typing to colleagues, and to the customer where the platform can show it. */
const typingShown =
  (database: Database, channels: ChannelAccess, ephemeral: EphemeralEvents): EphemeralEvents["memberTypes"] =>
  async (actor, conversationId) => {
    await ephemeral.memberTypes(actor, conversationId);
    void showTyping({ database, channels }, actor.organizationId, conversationId).catch((error: unknown) =>
      log.debug({ err: errorMessage(error) }, "typing not shown"),
    );
  };
