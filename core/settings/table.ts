import { jsonb, pgTable, text } from "drizzle-orm/pg-core";
import { organizationId } from "../database/index.ts";

/** An organization's settings by name; what is absent has its default. */
export const settings = pgTable("settings", {
  organizationId: organizationId(),
  name: text("name").notNull(),
  value: jsonb("value").notNull(),
});
