import type { Transaction } from "../../../database/index.ts";
import type { ChannelId, ConversationId, MessageId, UserId } from "../../../kernel/ids.ts";

/** A card that has to be drawn, locked, and the chat it stands in. */
export type LockedCard = {
  readonly chatId: ConversationId;
  readonly conversationId: ConversationId;
  readonly userId: UserId | null;
  readonly messageId: MessageId | null;
  readonly generation: number;
  readonly news: string;
  readonly shownNews: string | null;
  readonly contentHash: string | null;
  readonly statusHash: string | null;
  readonly channelId: ChannelId;
  readonly isGroup: boolean;
  /** Of whoever has the chat with the hub. */
  readonly language: string | null;
  /** Whether its member still has an account linked there. */
  readonly isLinked: boolean;
  readonly last: { readonly operation: string; readonly state: string } | null;
  readonly ageMs: number;
  /** How many buttons of its cards were pressed: each can be pressed once, so the card needs new ones. */
  readonly presses: number;
  /** What we said there in the last minute. */
  readonly sends: number;
};

/** Locks a card that is due; null where it is not, somebody else draws it, or the shared chat it stands in is one of members no more. */
export async function lockCard(
  tx: Transaction,
  chatId: ConversationId,
  conversationId: ConversationId,
): Promise<LockedCard | null> {
  const { rows } = await tx.client.query<LockedCard>({
    name: "lock_card",
    text: LOCK,
    values: [tx.organizationId, chatId, conversationId],
  });
  return rows[0] ?? null;
}

const LOCK = `
  select k.chat_id as "chatId", k.conversation_id as "conversationId", k.user_id as "userId", k.message_id as "messageId", k.generation,
    k.news, k.shown_news as "shownNews", k.content_hash as "contentHash", k.status_hash as "statusHash",
    s.channel_id as "channelId", s.thread_kind = 'group' as "isGroup", p.language,
    exists (select from comm_member_accounts a where a.organization_id = k.organization_id and a.conversation_id = k.chat_id and a.user_id = k.user_id and a.revoked_at is null) as "isLinked",
    (select jsonb_build_object('operation', d.operation, 'state', d.state) from comm_deliveries d
      where d.organization_id = k.organization_id and d.message_id = k.message_id and d.operation in ('send', 'edit') order by d.sequence desc limit 1) as last,
    coalesce(extract(epoch from clock_timestamp() - m.sent_at) * 1000, 0)::double precision as "ageMs",
    (select count(*) from comm_command_buttons b where b.organization_id = k.organization_id and b.conversation_id = k.chat_id
      and b.used_at is not null and b.does ->> 'subject' = k.conversation_id)::integer as presses,
    case when s.thread_kind = 'group' then (select count(*) from comm_messages o where o.organization_id = k.organization_id and o.conversation_id = k.chat_id
      and o.sent_at > clock_timestamp() - interval '1 minute' and o.direction = 'out')::integer else 0 end as sends
  from comm_cards k
  join comm_conversations s on s.organization_id = k.organization_id and s.id = k.chat_id
  left join comm_contacts p on p.organization_id = s.organization_id and p.id = s.contact_id
  left join comm_messages m on m.organization_id = k.organization_id and m.id = k.message_id
  where k.organization_id = $1 and k.chat_id = $2 and k.conversation_id = $3 and k.dirty and k.not_before <= clock_timestamp()
    and (k.user_id is not null or s.retired_key is null)
  for update of k skip locked`;
