import { recordAudit, type AuditRecord } from "../audit/index.ts";
import type { Transaction } from "../database/index.ts";
import { appendEvent } from "../outbox/index.ts";
import type { BusinessHours } from "./business-hours.ts";
import { settings } from "./table.ts";

/** Says when the organization is open; rules hear it within seconds. */
export async function setBusinessHours(
  tx: Transaction,
  by: Pick<AuditRecord, "actor" | "ip">,
  hours: BusinessHours,
): Promise<void> {
  await tx.db
    .insert(settings)
    .values({ organizationId: tx.organizationId, name: "business-hours", value: hours })
    .onConflictDoUpdate({ target: [settings.organizationId, settings.name], set: { value: hours } });
  await appendEvent(tx, { kind: "setting_changed", name: "business-hours" });
  await recordAudit(tx, {
    ...by,
    action: "settings.changed",
    target: { kind: "setting", id: "business-hours" },
    facts: { timeZone: hours.timeZone },
  });
}
