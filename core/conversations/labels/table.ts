import { pgTable, text } from "drizzle-orm/pg-core";
import { id, organizationId } from "../../database/index.ts";

/** Labels; which conversations bear them is `comm_conversation_labels`. */
export const labels = pgTable("comm_labels", {
  organizationId: organizationId(),
  id: id("id", "lbl").notNull(),
  name: text("name").notNull(),
  colour: text("colour").notNull(),
});
