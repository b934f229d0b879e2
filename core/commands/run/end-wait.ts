import type { Transaction } from "../../database/index.ts";
import type { Asked } from "./asked.ts";

/**
 * Says that nobody waits because of a command that the hub answers: a customer who asks for help, or sends the code of an
 * account, waits for no member. Whoever waited before it still does.
 */
export async function endWait(
  { organizationId, client }: Transaction,
  { speaker, messageId }: Pick<Asked, "speaker" | "messageId">,
): Promise<void> {
  if (speaker.actor.kind !== "contact" || messageId === null) return;
  await client.query(
    `update comm_conversations c set waiting_since = null, version = c.version + 1, updated_at = clock_timestamp()
     from comm_messages m
     where m.organization_id = $1 and m.id = $2 and c.organization_id = m.organization_id and c.id = m.conversation_id
       and c.waiting_since = m.sent_at`,
    [organizationId, messageId],
  );
}
