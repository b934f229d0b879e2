import type { Bus } from "../core/bus/index.ts";
import type { ChannelAccess } from "../core/channels/index.ts";
import type { CommandSets } from "../core/commands/index.ts";
import type { Database } from "../core/database/index.ts";
import type { HubEvent } from "../core/outbox/index.ts";
import type { Streams } from "../core/realtime/index.ts";
import type { RuleSets } from "../core/rules/index.ts";

/** Changes of what processes keep in memory: an organization's commands, rules with their templates, hours and organization's name; channels. */
const CACHED: ReadonlySet<string> = new Set<HubEvent["kind"]>([
  "rule_changed",
  "template_changed",
  "channel_changed",
  "setting_changed",
  "command_changed",
]);

type Caches = {
  readonly database: Pick<Database, "onCommit">;
  readonly bus: Pick<Bus, "subscribe" | "publish">;
  readonly streams: Pick<Streams, "announce">;
  readonly channels: Pick<ChannelAccess, "forget">;
  readonly rules: Pick<RuleSets, "forget">;
  readonly commandSets: Pick<CommandSets, "forget">;
};

/** Drops cached rules and channels in every process when they change, and publishes every commit to live pages. */
export async function subscribeToChanges({
  database,
  bus,
  streams,
  channels,
  rules,
  commandSets,
}: Caches): Promise<void> {
  await bus.subscribe("changed", ({ channelId, organizationId }) => {
    if (typeof channelId === "string") channels.forget(channelId);
    if (typeof organizationId !== "string") return;
    rules.forget(organizationId);
    commandSets.forget(organizationId);
  });
  database.onCommit.add((organizationId, events) => {
    streams.announce(organizationId);
    for (const event of events)
      if (CACHED.has(event.kind)) bus.publish("changed", { organizationId, ...event });
  });
}
