export type { AuditActor, AuditTarget } from "./audit-entry.ts";
export { bindingsFor, type Changed, type HttpBinding } from "./bind-endpoint.ts";
export { performAction, performWithin, type Performed, type Present } from "./perform-action.ts";
export { recordAudit, type AuditRecord } from "./record-audit.ts";
export { auditEndpoints } from "./routes.ts";
