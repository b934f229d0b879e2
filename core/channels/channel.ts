import type { Database } from "../database/index.ts";
import type { Sealer } from "../kernel/crypto.ts";
import type { Connector, HealthFinding } from "../protocol/index.ts";
import type { ChannelAccess, HubAddress } from "./access.ts";

/** A paused channel still takes what arrives; it fetches nothing, and holds what it would send until it is resumed. */
export type ChannelStatus = "active" | "paused";

export type HealthState = "ok" | "warning" | "broken" | "unknown";

/** Every connector the hub has, by kind. */
export type Registry = Readonly<Record<string, Connector>>;

/** What this room needs of the world. */
export type ChannelDeps = {
  readonly database: Database;
  readonly registry: Registry;
  readonly sealer: Sealer;
  readonly hubAddress: HubAddress;
  readonly channels: ChannelAccess;
  /** Reads a quarantined payload again. */
  readonly replay: (channelId: string, eventId: string) => Promise<"read" | "quarantined">;
};

/** The worst of the findings is the state of the whole. */
export function stateOf(findings: readonly HealthFinding[]): HealthState {
  if (findings.some((finding) => finding.severity === "broken")) return "broken";
  return findings.some((finding) => finding.severity === "warning") ? "warning" : "ok";
}

/** What set-up cannot mend by itself: reason enough to refuse it. */
export const obstacles = (findings: readonly HealthFinding[]): readonly HealthFinding[] =>
  findings.filter((finding) => finding.severity === "broken" && !finding.repairable);
