import type { Actor } from "../access/index.ts";
import type { Transaction } from "../database/index.ts";
import type { ChannelId, ConversationId, UserId } from "../kernel/ids.ts";
import { sees } from "./visible.ts";

/** Finds a conversation by the number people call it by; null where there is none, and where the actor does not see it. */
export async function findByNumber(
  tx: Transaction,
  actor: Actor,
  number: number,
): Promise<ConversationId | null> {
  const { rows } = await tx.client.query<{
    id: ConversationId;
    channelId: ChannelId;
    ownerId: UserId | null;
    team: string | null;
  }>(
    `select c.id, c.channel_id as "channelId", c.assignee_id as "ownerId", r.team from comm_conversations c
     left join user_roles r on r.organization_id = c.organization_id and r.user_id = c.assignee_id
     where c.organization_id = $1 and c.number = $2 and c.audience = 'customers'`,
    [tx.organizationId, number],
  );
  const found = rows[0];
  return found && sees(actor, { ...found, conversationId: found.id }) ? found.id : null;
}
