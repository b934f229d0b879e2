import { sqlBug } from "./bug.ts";

/** Rewrites an entry of the audit trail. */
export const rewrittenAudit = sqlBug(
  "audit trail rewritten",
  "alter table audit_logs disable trigger audit_logs_keep",
  "update audit_logs set actor_name = 'Nobody' where number = 1",
);
