import type { Transaction } from "../../../database/index.ts";
import type { UserId } from "../../../kernel/ids.ts";
import { UNDO_LASTS } from "../../undo/offer-undo.ts";
import type { ReactionKey } from "./reaction.ts";

/** Finds what the reaction that was taken away did, as long as that can be taken back; null where it did nothing. */
export async function findDone(
  tx: Transaction,
  { eventId, emoji }: ReactionKey,
  userId: UserId,
): Promise<string | null> {
  const { rows } = await tx.client.query<{ use_id: string }>(
    `select u.id as use_id from comm_staff_reactions r
     join comm_staff_reactions x on x.organization_id = r.organization_id and x.message_id = r.message_id and x.emoji = r.emoji
       and x.identity_kind = r.identity_kind and x.identity_value = r.identity_value and x.added and x.event_id < r.event_id
     join comm_command_uses u on u.organization_id = x.organization_id and u.id = x.use_id and u.actor_id = $4 and u.outcome = 'done'
       and u.undo is not null and u.used_at > clock_timestamp() - $5::interval
     where r.organization_id = $1 and r.event_id = $2 and r.emoji = $3
     order by x.event_id desc limit 1`,
    [tx.organizationId, eventId, emoji, userId, UNDO_LASTS],
  );
  return rows[0]?.use_id ?? null;
}
