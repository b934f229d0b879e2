import { recordAudit, type AuditRecord } from "../audit/index.ts";
import type { Transaction } from "../database/index.ts";
import { organizationName } from "../identity/index.ts";
import { appendEvent } from "../outbox/index.ts";

/** Gives the organization another name; greetings and templates use it within seconds. */
export async function renameOrganization(
  tx: Transaction,
  by: Pick<AuditRecord, "actor" | "ip">,
  name: string,
): Promise<void> {
  const before = await organizationName(tx);
  if (before === name) return;
  await tx.client.query("update organizations set name = $2 where id = $1", [tx.organizationId, name]);
  await appendEvent(tx, { kind: "setting_changed", name: "organization" });
  await recordAudit(tx, {
    ...by,
    action: "organization.renamed",
    target: { kind: "organization", id: tx.organizationId },
    facts: { from: before, to: name },
  });
}
