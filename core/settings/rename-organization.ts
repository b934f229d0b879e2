import { recordAudit, type AuditRecord } from "../audit/index.ts";
import type { Transaction } from "../database/index.ts";

/** Gives the organization another name; greetings and templates use it within seconds. */
export async function renameOrganization(tx: Transaction, by: Pick<AuditRecord, "actor" | "ip">, name: string): Promise<void> {
  const before = await organizationName(tx);
  if (before === name) return;
  await tx.client.query("update organizations set name = $2 where id = $1", [tx.organizationId, name]);
  await recordAudit(tx, { ...by, action: "organization.renamed", target: { kind: "organization", id: tx.organizationId }, facts: { from: before, to: name } });
}

/** What customers and members read as the organization's name. */
export async function organizationName(tx: Transaction): Promise<string> {
  const { rows } = await tx.client.query<{ name: string }>("select name from organizations where id = $1", [tx.organizationId]);
  return rows[0]?.name ?? "";
}
