import type { Transaction } from "../database/index.ts";
import { missing } from "../kernel/errors.ts";

/** What a message said before it was edited, oldest first; of one taken back, nothing. */
export async function readEdits(
  tx: Transaction,
  messageId: string,
): Promise<{ at: string; text: { text: string; marks: never[] } }[]> {
  const { rows } = await tx.client.query<{ replaced_at: Date; body: string; marks: never[] }>(
    "select replaced_at, body, marks from comm_message_edits e where organization_id = $1 and message_id = $2 and not exists (select from comm_messages m where m.organization_id = e.organization_id and m.id = e.message_id and m.deleted_at is not null) order by number",
    [tx.organizationId, messageId],
  );
  return rows.map((row) => ({
    at: row.replaced_at.toISOString(),
    text: { text: row.body, marks: row.marks },
  }));
}

/** Why an automatic message happened: the rule, what set it off and the conditions that held. */
export async function readCause(
  tx: Transaction,
  messageId: string,
): Promise<{
  rule: { id: string; name: string } | null;
  trigger: { messageId: string; preview: string } | null;
  why: string[];
  ranAt: string | null;
}> {
  const { rows } = await tx.client.query<{
    rule_id: string | null;
    name: string | null;
    trigger_id: string | null;
    body: string | null;
    facts: { why?: string[] } | null;
    ran_at: Date | null;
  }>(
    `select r.id as rule_id, r.name, t.id as trigger_id, case when t.deleted_at is null then left(t.body, 140) end as body, x.facts, x.ran_at
     from comm_messages m
     left join comm_auto_response_rules r on r.organization_id = m.organization_id and m.author_kind = 'rule' and r.id = m.author_id
     left join comm_messages t on t.organization_id = m.organization_id and t.id = m.caused_by
     left join comm_rule_runs x on x.organization_id = m.organization_id and x.rule_id = r.id and x.message_id = m.caused_by
     where m.organization_id = $1 and m.id = $2 and m.automatic`,
    [tx.organizationId, messageId],
  );
  const row = rows[0];
  if (!row) throw missing("cause_unknown", "This message was not sent by a rule.", { messageId });
  return {
    rule: row.rule_id && row.name !== null ? { id: row.rule_id, name: row.name } : null,
    trigger: row.trigger_id ? { messageId: row.trigger_id, preview: row.body ?? "" } : null,
    why: row.facts?.why ?? [],
    ranAt: row.ran_at?.toISOString() ?? null,
  };
}

type Participant = {
  id: string;
  kind: "contact";
  contactId: string;
  name: string;
  identities: { kind: string; value: string; username: string | null }[];
};

/** Who takes part in a conversation, with the identities they have on its channel. */
export async function listParticipants(tx: Transaction, conversationId: string): Promise<Participant[]> {
  const { rows } = await tx.client.query<Participant>(
    `select p.contact_id as id, 'contact' as kind, p.contact_id as "contactId", k.name, coalesce((
       select jsonb_agg(jsonb_build_object('kind', i.kind, 'value', i.value, 'username', i.username) order by i.created_at) from comm_contact_identities i
       where i.organization_id = p.organization_id and i.contact_id = p.contact_id and i.channel_id = c.channel_id), '[]') as identities
     from comm_participants p
     join comm_conversations c on c.organization_id = p.organization_id and c.id = p.conversation_id
     join comm_contacts k on k.organization_id = p.organization_id and k.id = p.contact_id
     where p.organization_id = $1 and p.conversation_id = $2 and p.left_at is null order by p.joined_at limit 200`,
    [tx.organizationId, conversationId],
  );
  return rows;
}
