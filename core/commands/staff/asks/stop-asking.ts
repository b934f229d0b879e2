import { z } from "@hono/zod-openapi";
import { actionsFor, type MemberActor } from "../../../access/index.ts";
import { redrawMessage } from "../../../conversations/index.ts";
import type { DeliveryReference, SendDeps } from "../../../deliveries/index.ts";
import { selfTarget } from "../../../identity/index.ts";
import type { MessageId } from "../../../kernel/ids.ts";
import { plain } from "../../../protocol/index.ts";

const action = actionsFor<Pick<SendDeps, "deliver">, MemberActor>();

/** Ends what the member asked colleagues about a conversation, and takes away what they were shown where the platform lets us. */
export const stopAsking = action({
  name: "ask.stop",
  summary: "End one's questions to colleagues about a conversation",
  permission: "signed_in",
  target: selfTarget,
  input: z.object({ conversationId: z.string() }),
  record: "audit",
  async perform({ tx, actor, note }, _, { conversationId }): Promise<readonly DeliveryReference[]> {
    const { rows } = await tx.client.query<{ message_id: MessageId; shown: boolean }>(
      `update comm_asks a set revoked_at = clock_timestamp() from comm_messages m
       where a.organization_id = $1 and a.conversation_id = $2 and a.asker_id = $3 and a.revoked_at is null
         and m.organization_id = a.organization_id and m.id = a.message_id
       returning a.message_id, m.external_id is not null as shown`,
      [tx.organizationId, conversationId, actor.userId],
    );
    const edits: DeliveryReference[] = [];
    for (const { message_id: messageId, shown } of rows) {
      const edit = shown && (await redrawMessage(tx, messageId, { text: OVER, buttons: [] }, true));
      if (edit) edits.push(edit);
    }
    if (rows.length > 0)
      note({ action: "conversation.ask_stopped", target: { kind: "conversation", id: conversationId } });
    return edits;
  },
  complete({ deliver }, edits) {
    edits.forEach(deliver);
  },
});

const OVER = plain("No longer shown.");
