import { defineRoom } from "../access/index.ts";
import { auditCommands } from "./commands.ts";
import { auditJobs } from "./jobs.ts";
import { auditEndpoints } from "./routes.ts";
import { auditRows } from "./tenant-rows.ts";

export type { AuditActor, AuditTarget } from "./audit-entry.ts";
export { answerOnce } from "./answer-once.ts";
export { bindingsFor, type Changed, type HttpBinding } from "./bind-endpoint.ts";
export { performAction, performWithin, type Performed, type Present } from "./perform-action.ts";
export { recordAudit, type AuditRecord } from "./record-audit.ts";

export const auditRoom = defineRoom({
  name: "audit",
  commands: auditCommands,
  endpoints: auditEndpoints,
  jobs: auditJobs,
  tenantRows: auditRows,
});
