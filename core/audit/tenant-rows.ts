import type { TenantRows } from "../access/index.ts";
import { newId } from "../kernel/ids.ts";

export const auditRows: TenantRows = ({ userId }) => [
  ["audit_logs", { id: newId("aud"), actor_kind: "system", action: "hub.started" }],
  ["idempotency_keys", { caller: userId, key_hash: newId("tok"), request_hash: "0", answer: "{}" }],
];
