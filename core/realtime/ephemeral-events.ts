import type { MemberActor } from "../access/index.ts";
import type { OpenChannel } from "../channels/index.ts";
import { heardAt, heardOf, type ConversationPlace, type ConversationView } from "../conversations/index.ts";
import { readOrganization, type Database, type Transaction } from "../database/index.ts";
import type { OrganizationId } from "../kernel/ids.ts";
import type { TypingStarted } from "../protocol/index.ts";
import type { Streams } from "./streams.ts";

/** News that is told and forgotten. */
export type EphemeralEvents = {
  customerTypes(channel: OpenChannel, event: TypingStarted): Promise<void>;
  memberTypes(actor: MemberActor, conversationId: string): Promise<void>;
  seen(actor: MemberActor, conversation: ConversationView): void;
};

export function createEphemeralEvents(database: Database, streams: Streams): EphemeralEvents {
  const find = (
    organizationId: OrganizationId,
    condition: string,
    ...values: readonly string[]
  ): Promise<ConversationPlace | undefined> =>
    readOrganization(database, organizationId, (tx) => locate(tx, condition, values));
  return {
    async customerTypes(channel, event) {
      const conversation = await find(
        channel.organizationId,
        "channel_id = $2 and thread_key = $3 and status <> 'resolved'",
        channel.channelId,
        event.thread.key,
      );
      if (conversation)
        streams.tell(channel.organizationId, {
          ...heardAt(conversation),
          name: "typing",
          data: { conversationId: conversation.id, kind: "contact", name: event.from.name ?? "" },
        });
    },
    async memberTypes(actor, conversationId) {
      const conversation = await find(actor.organizationId, "id = $2", conversationId);
      if (conversation)
        streams.tell(actor.organizationId, {
          ...heardAt(conversation),
          name: "typing",
          data: { conversationId, kind: "member", userId: actor.userId, name: actor.name },
        });
    },
    seen(actor, conversation) {
      streams.tell(actor.organizationId, {
        ...heardOf(conversation),
        name: "conversation",
        onlyFor: actor.userId,
        data: { conversation },
      });
    },
  };
}

async function locate(
  tx: Transaction,
  condition: string,
  values: readonly string[],
): Promise<ConversationPlace | undefined> {
  const { rows } = await tx.client.query<ConversationPlace>(
    `select id, channel_id as "channelId", assignee_id as "ownerId", (select t.team from user_roles t where t.organization_id = c.organization_id and t.user_id = c.assignee_id) as team
     from comm_conversations c where organization_id = $1 and audience = 'customers' and ${condition} limit 1`,
    [tx.organizationId, ...values],
  );
  return rows[0];
}
