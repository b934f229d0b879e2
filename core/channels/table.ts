import { boolean, jsonb, pgTable, text } from "drizzle-orm/pg-core";
import { id, moment, organizationId } from "../database/index.ts";
import type { JsonObject } from "../kernel/json.ts";
import type { HealthFinding } from "../protocol/index.ts";
import type { ChannelStatus, HealthState } from "./channel.ts";

/** Omits `sealed_credentials`: only the code that opens a channel reads them. */
export const channels = pgTable("comm_channels", {
  organizationId: organizationId(),
  id: id("id", "chn").notNull(),
  connector: text("connector").notNull(),
  name: text("name").notNull(),
  status: text("status").$type<ChannelStatus>().notNull(),
  /** Null when it was never paused. */
  resumedAt: moment("resumed_at"),
  settings: jsonb("settings").$type<JsonObject>().notNull(),
  sandbox: boolean("sandbox").notNull(),
  healthState: text("health_state").$type<HealthState>().notNull(),
  healthAccount: text("health_account"),
  accountId: text("account_id"),
  appKey: text("app_key"),
  healthFindings: jsonb("health_findings").$type<readonly HealthFinding[]>().notNull(),
  gatewayFindings: jsonb("gateway_findings").$type<readonly HealthFinding[]>().notNull(),
  healthCheckedAt: moment("health_checked_at"),
  lastEventAt: moment("last_event_at"),
  createdAt: moment("created_at").notNull(),
});
