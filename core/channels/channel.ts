import type { Database } from "../database/index.ts";
import type { Sealer } from "../kernel/crypto.ts";
import type { Connector, HealthFinding, Probe } from "../protocol/index.ts";
import type { MenuSource } from "./menu-source.ts";
import type { ChannelAccess, HubAddress } from "./access.ts";

/** A paused channel still stores inbound events. It fetches nothing, and holds deliveries until it is resumed. */
export type ChannelStatus = "active" | "paused";

export type HealthState = "ok" | "warning" | "broken" | "unknown";

/** Every connector the hub has, by kind. */
export type Registry = Readonly<Record<string, Connector>>;

/** Lists what this room depends on. */
export type ChannelDeps = {
  readonly database: Database;
  readonly registry: Registry;
  readonly sealer: Sealer;
  readonly hubAddress: HubAddress;
  readonly channels: ChannelAccess;
  readonly menus: MenuSource;
  /** Reads a quarantined payload again. */
  readonly replay: (channelId: string, eventId: string) => Promise<"read" | "quarantined">;
};

/** Reduces findings to the worst severity. */
export function stateOf(findings: readonly HealthFinding[]): HealthState {
  if (findings.some((finding) => finding.severity === "broken")) return "broken";
  return findings.some((finding) => finding.severity === "warning") ? "warning" : "ok";
}

/** Finds the faults that refuse a channel: those that its set-up does not mend once the channel exists. */
export const obstacles = (findings: readonly HealthFinding[]): readonly HealthFinding[] =>
  findings.filter(({ severity, action }) => severity === "broken" && typeof action !== "string");

/** Whether somebody has to sign in at the platform before the account can be used. */
export const needsAuthorisation = ({ findings }: Pick<Probe, "findings">): boolean =>
  findings.some(({ severity, action }) => severity === "broken" && action === "authorise");
