import { boolean, jsonb, pgTable, text } from "drizzle-orm/pg-core";
import { id, moment, organizationId } from "../database/index.ts";
import type { Attributes } from "./contact.ts";

/** Recorded by the first message of a person nobody knew; people change the rest. */
export const contacts = pgTable("comm_contacts", {
  organizationId: organizationId(),
  id: id("id", "con").notNull(),
  name: text("name").notNull(),
  /** Whether anybody gave the name; else it is an identifier. */
  named: boolean("named").notNull(),
  email: text("email"),
  phone: text("phone"),
  language: text("language"),
  avatarUrl: text("avatar_url"),
  isBot: boolean("is_bot").notNull(),
  blockedUsAt: moment("blocked_us_at"),
  attributes: jsonb("attributes").$type<Attributes>().notNull(),
  createdAt: moment("created_at").notNull(),
});
