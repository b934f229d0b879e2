import { bigint, customType, integer, jsonb, pgTable, text } from "drizzle-orm/pg-core";
import { id, moment, organizationId } from "../database/index.ts";

/** Postgres' transaction id, which never wraps; as its digits. */
const xid8 = customType<{ data: string }>({ dataType: () => "xid8" });

/** Kept after `done_at` until retention: live pages resume from it. `transaction` and `sequence` are the database's own order. */
export const outbox = pgTable("outbox", {
  organizationId: organizationId(),
  id: id("id", "obx").notNull(),
  transaction: xid8("transaction").notNull(),
  sequence: bigint("sequence", { mode: "bigint" }).notNull(),
  kind: text("kind").notNull(),
  conversationId: id("conversation_id", "cnv"),
  payload: jsonb("payload").notNull(),
  causedBy: text("caused_by"),
  depth: integer("depth").notNull(),
  attempts: integer("attempts").notNull(),
  leaseUntil: moment("lease_until"),
  lastError: text("last_error"),
  doneAt: moment("done_at"),
  createdAt: moment("created_at").notNull(),
});
