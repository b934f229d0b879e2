import type { TenantRows } from "../access/index.ts";
import { newId } from "../kernel/ids.ts";

export const auditRows: TenantRows = () => [
  ["audit_logs", { id: newId("aud"), actor_kind: "system", action: "hub.started" }],
];
