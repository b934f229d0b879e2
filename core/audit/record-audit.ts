import type { Via } from "../access/index.ts";
import type { Transaction } from "../database/index.ts";
import type { Facts } from "../kernel/errors.ts";
import { newId } from "../kernel/ids.ts";
import type { AuditActor, AuditTarget } from "./audit-entry.ts";

export type AuditRecord = {
  readonly actor: AuditActor;
  /** What happened, noun first and in the past: `member.removed`. */
  readonly action: string;
  readonly target?: AuditTarget | null;
  /** What changed and from what; never secrets or message texts. */
  readonly facts?: Facts;
  readonly ip?: string | null;
};

/**
 * Writes one entry into the organization's trail, in the transaction of the change it tells of: both happen or neither.
 *
 * Call it last: entries of one organization queue for a lock that is held to the commit.
 */
export async function recordAudit(
  tx: Pick<Transaction, "organizationId" | "client">,
  { actor, action, target, facts = {}, ip }: AuditRecord,
): Promise<void> {
  const { kind, id, name } = whoIs(actor);
  await tx.client.query(
    `insert into audit_logs (organization_id, id, actor_kind, actor_id, actor_name, action, target_kind, target_id, facts, ip)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)`,
    [
      tx.organizationId,
      newId("aud"),
      kind,
      id,
      name,
      action,
      target?.kind ?? null,
      target?.id ?? null,
      JSON.stringify({ ...facts, ...howOf(actor) }),
      ip ?? null,
    ],
  );
}

/** A program with a member's key acts in their name, and a command came from some chat: the trail says so. */
const howOf = (actor: AuditActor): Facts => ({
  ...(actor.kind === "member" && actor.keyId !== undefined && { key: actor.keyId }),
  ...((actor.kind === "member" || actor.kind === "contact") && actor.via && viaFacts(actor.via)),
});

const viaFacts = ({ command, platform, channelId, accountId }: Via): Facts => ({
  command,
  platform,
  ...(channelId !== null && { channel: channelId }),
  ...(accountId !== null && { account: accountId }),
});

function whoIs(actor: AuditActor): { kind: string; id: string | null; name: string | null } {
  switch (actor.kind) {
    case "member":
      return { kind: actor.kind, id: actor.userId, name: actor.name };
    case "rule":
      return { kind: actor.kind, id: actor.ruleId, name: actor.name };
    case "contact":
      return { kind: actor.kind, id: actor.contactId, name: actor.name };
    case "visitor":
    case "system":
      return { kind: actor.kind, id: null, name: null };
  }
}
