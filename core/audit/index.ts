export type { AuditActor, AuditTarget } from "./audit-entry.ts";
export { recordAudit, type AuditRecord } from "./record-audit.ts";
export { auditEndpoints } from "./routes.ts";
