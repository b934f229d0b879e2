import { ask } from "./ask.ts";
import type { PlatformSend } from "./stage/platform.ts";
import type { Stage } from "./stage/stage.ts";

/** A customer's message as the hub stores it, in the order of its thread. */
export type Stored = {
  readonly id: string;
  readonly chat: string;
  readonly conversation: string;
  readonly key: string;
};

/** A reply with its delivery, in the order in which replies were queued. */
export type Answer = {
  readonly id: string;
  readonly chat: string;
  /** The message that caused the reply. */
  readonly causedBy: string;
  readonly externalId: string | null;
  readonly state: string;
  readonly lastOutcome: string | null;
};

/** Everything that a run leaves behind in the hub and on the platform. */
export type Evidence = {
  readonly acknowledged: ReadonlySet<string>;
  readonly stored: readonly Stored[];
  readonly answers: readonly Answer[];
  readonly platformSends: readonly PlatformSend[];
  readonly undone: readonly { readonly id: string; readonly attempts: number }[];
  readonly givenUp: readonly { readonly id: string; readonly error: string }[];
  readonly beyondLease: number;
  readonly brokenAudit: readonly { readonly organization: string; readonly number: number }[];
  readonly quarantined: number;
  readonly exits: readonly string[];
};

const STORED = `select m.id, c.thread_key as chat, c.id as conversation, m.external_id as key
  from comm_messages m join comm_conversations c on c.organization_id = m.organization_id and c.id = m.conversation_id
  where m.channel_id = $1 and m.direction = 'in' order by c.thread_key, m.sent_at, m.position, m.id`;

const ANSWERS = `select m.id, c.thread_key as chat, m.caused_by as "causedBy", m.external_id as "externalId", d.state,
    (select a.outcome from comm_delivery_attempts a where a.organization_id = d.organization_id and a.delivery_id = d.id order by a.number desc, a.part desc limit 1) as "lastOutcome"
  from comm_messages m
  join comm_conversations c on c.organization_id = m.organization_id and c.id = m.conversation_id
  join comm_deliveries d on d.organization_id = m.organization_id and d.message_id = m.id and d.operation = 'send'
  where m.channel_id = $1 and m.direction = 'out' and m.kind = 'message' order by d.sequence`;

/**
 * Reads the hub's database and the platform's record of sends. The two are read one after the other, so it reads again
 * when the platform received something in between.
 */
export async function gatherEvidence(
  stage: Stage,
  channelId: string,
  acknowledged: ReadonlySet<string>,
): Promise<Evidence> {
  const before = await sent(stage);
  const evidence = await gather(stage, channelId, acknowledged);
  return evidence.platformSends.length === before.length
    ? evidence
    : gatherEvidence(stage, channelId, acknowledged);
}

const sent = async (stage: Stage): Promise<PlatformSend[]> =>
  (await stage.platform.platformSends()).filter((entry) => entry.method.startsWith("send"));

async function gather(stage: Stage, channelId: string, acknowledged: ReadonlySet<string>): Promise<Evidence> {
  return {
    acknowledged,
    stored: await ask<Stored>(stage, STORED, [channelId]),
    answers: await ask<Answer>(stage, ANSWERS, [channelId]),
    platformSends: await sent(stage),
    undone: await ask(stage, "select id, attempts from outbox where done_at is null"),
    givenUp: await ask(
      stage,
      "select id, last_error as error from outbox where last_error is not null and attempts >= 5",
    ),
    beyondLease:
      (
        await ask<{ count: number }>(
          stage,
          "select count(*)::integer as count from comm_deliveries where state = 'sending' and lease_until < clock_timestamp() - interval '5 seconds'",
        )
      )[0]?.count ?? 0,
    brokenAudit: await ask(
      stage,
      "select id as organization, first_broken_audit_entry(id)::integer as number from organizations where first_broken_audit_entry(id) is not null",
    ),
    quarantined:
      (
        await ask<{ count: number }>(
          stage,
          "select count(*)::integer as count from comm_inbound_events where state <> 'recorded'",
        )
      )[0]?.count ?? 0,
    exits: stage.members.flatMap((member) => member.exits()),
  };
}
