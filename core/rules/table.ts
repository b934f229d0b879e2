import { boolean, integer, jsonb, pgTable, text } from "drizzle-orm/pg-core";
import { id, moment, organizationId } from "../database/index.ts";
import type { Action, Condition, Trigger } from "./rule.ts";

/** Rules are evaluated in the order of `position`, then of age. */
export const rules = pgTable("comm_auto_response_rules", {
  organizationId: organizationId(),
  id: id("id", "rul").notNull(),
  name: text("name").notNull(),
  enabled: boolean("enabled").notNull(),
  position: integer("position").notNull(),
  trigger: jsonb("trigger").$type<Trigger>().notNull(),
  conditions: jsonb("condition").$type<Condition>().notNull(),
  actions: jsonb("actions").$type<readonly Action[]>().notNull(),
  stop: boolean("stop").notNull(),
  cooldownSeconds: integer("cooldown_seconds").notNull(),
});

/** One row for each time a rule matched; `outcome` says whether it acted. */
export const ruleRuns = pgTable("comm_rule_runs", {
  organizationId: organizationId(),
  id: id("id", "run").notNull(),
  ruleId: id("rule_id", "rul").notNull(),
  outcome: text("outcome").notNull(),
  ranAt: moment("ran_at").notNull(),
});
