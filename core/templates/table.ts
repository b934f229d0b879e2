import { jsonb, pgTable, text } from "drizzle-orm/pg-core";
import { id, organizationId } from "../database/index.ts";
import type { Mark } from "../protocol/index.ts";

/** Canned replies; `shortcut` is what an agent types after a slash, unique whatever its case. */
export const templates = pgTable("comm_templates", {
  organizationId: organizationId(),
  id: id("id", "tpl").notNull(),
  name: text("name").notNull(),
  shortcut: text("shortcut").notNull(),
  body: text("body").notNull(),
  marks: jsonb("marks").$type<readonly Mark[]>().notNull(),
});
