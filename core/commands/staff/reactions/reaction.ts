import type { Transaction } from "../../../database/index.ts";

/** One reaction of one event. */
export type ReactionKey = { readonly eventId: string; readonly emoji: string };

/** Notes in the transaction of what a reaction did that it was handled. False where it was before. */
export async function handleReaction(
  tx: Transaction,
  { eventId, emoji }: ReactionKey,
  useId: string | null,
): Promise<boolean> {
  const { rowCount } = await tx.client.query(
    `update comm_staff_reactions set handled_at = clock_timestamp(), use_id = $4
     where organization_id = $1 and event_id = $2 and emoji = $3 and handled_at is null`,
    [tx.organizationId, eventId, emoji, useId],
  );
  return rowCount === 1;
}
