import type { Transaction } from "../database/index.ts";

/** Whether every entry follows from the one before; `broken` names the first that does not. */
export type ChainVerdict = { readonly kind: "intact" } | { readonly kind: "broken"; readonly number: number };

/**
 * Recomputes the organization's trail from its first entry. It finds what was changed, taken out or put in between;
 * entries cut off at the end leave no gap, which only a copy of the last hash kept elsewhere would show.
 */
export async function verifyAuditChain(tx: Transaction): Promise<ChainVerdict> {
  const { rows } = await tx.client.query<{ number: string | null }>(
    "select first_broken_audit_entry($1) as number",
    [tx.organizationId],
  );
  const number = rows[0]?.number ?? null;
  return number === null ? { kind: "intact" } : { kind: "broken", number: Number(number) };
}
