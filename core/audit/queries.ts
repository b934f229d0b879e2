import type { Transaction } from "../database/index.ts";

export type AuditRow = {
  readonly number: string;
  readonly id: string;
  readonly at: Date;
  readonly actor_kind: string;
  readonly actor_id: string | null;
  readonly actor_name: string | null;
  readonly action: string;
  readonly target_kind: string | null;
  readonly target_id: string | null;
  readonly facts: Record<string, unknown>;
  readonly ip: string | null;
};

export type AuditPage = {
  readonly limit: number;
  /** The number of the last entry of the page before; numbers go down. */
  readonly before?: string | undefined;
  readonly target?: string | undefined;
};

/** The newest entries of the organization's trail, those before a number. */
export async function listAudit(tx: Transaction, { limit, before, target }: AuditPage): Promise<AuditRow[]> {
  const { rows } = await tx.client.query<AuditRow>(
    `select number, id, at, actor_kind, actor_id, actor_name, action, target_kind, target_id, facts, ip from audit_logs
     where organization_id = $1 and ($2::bigint is null or number < $2) and ($3::text is null or target_id = $3)
     order by number desc limit $4`,
    [tx.organizationId, before ?? null, target ?? null, limit],
  );
  return rows;
}
