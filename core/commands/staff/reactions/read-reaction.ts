import type { Transaction } from "../../../database/index.ts";
import type { ChannelId, ContactId, ConversationId, Id, MessageId, UserId } from "../../../kernel/ids.ts";
import { plain, type ExternalIdentity } from "../../../protocol/index.ts";
import type { ChatMessage } from "../../chat/chat-message.ts";
import type { ReactionKey } from "./reaction.ts";

/** A member's reaction as a message of theirs that answers the one reacted to. `outlived`: it was taken away again since. */
export type HeardReaction = {
  readonly message: ChatMessage;
  readonly added: boolean;
  readonly outlived: boolean;
};

type Row = {
  channel_id: ChannelId;
  conversation_id: ConversationId;
  thread_kind: ChatMessage["threadKind"];
  message_id: MessageId;
  identity: ExternalIdentity;
  added: boolean;
  outlived: boolean;
  account_id: Id<"acc">;
  user_id: UserId;
  contact_id: ContactId | null;
  contact_name: string | null;
  language: string | null;
};

/** Reads a reaction that waits; null where it is handled, or no account of a member's. */
export async function readReaction(
  tx: Transaction,
  { eventId, emoji }: ReactionKey,
): Promise<HeardReaction | null> {
  const { rows } = await tx.client.query<Row>({
    name: "read_reaction",
    text: READ,
    values: [tx.organizationId, eventId, emoji],
  });
  const row = rows[0];
  return row ? { message: asMessage(tx, row), added: row.added, outlived: row.outlived } : null;
}

const asMessage = (tx: Transaction, row: Row): ChatMessage => ({
  organizationId: tx.organizationId,
  channelId: row.channel_id,
  conversationId: row.conversation_id,
  messageId: row.message_id,
  audience: "staff",
  threadKind: row.thread_kind,
  memberCommands: false,
  text: plain(""),
  press: null,
  native: null,
  form: null,
  replyToId: row.message_id,
  hasFiles: false,
  used: false,
  forwarded: false,
  automatic: false,
  edited: false,
  identity: row.identity,
  contact: row.contact_id && { id: row.contact_id, name: row.contact_name ?? "", language: row.language },
  account: { id: row.account_id, userId: row.user_id },
});

const READ = `
  select m.channel_id, m.conversation_id, c.thread_kind, m.id as message_id, r.added,
    jsonb_build_object('kind', r.identity_kind, 'value', r.identity_value) as identity,
    exists (select from comm_staff_reactions x where x.organization_id = $1 and x.message_id = r.message_id and x.emoji = r.emoji
      and x.identity_kind = r.identity_kind and x.identity_value = r.identity_value and not x.added and x.event_id > r.event_id) as outlived,
    a.id as account_id, a.user_id, k.id as contact_id, k.name as contact_name, k.language
  from comm_staff_reactions r
  join comm_messages m on m.organization_id = r.organization_id and m.id = r.message_id and m.deleted_at is null
  join comm_conversations c on c.organization_id = m.organization_id and c.id = m.conversation_id and c.audience = 'staff'
  join comm_member_accounts a on a.organization_id = m.organization_id and a.channel_id = m.channel_id
    and a.identity_kind = r.identity_kind and a.identity_value = r.identity_value and a.revoked_at is null
  left join comm_contact_identities i on i.organization_id = m.organization_id and i.channel_id = m.channel_id
    and i.kind = r.identity_kind and i.value = r.identity_value
  left join comm_contacts k on k.organization_id = i.organization_id and k.id = i.contact_id
  where r.organization_id = $1 and r.event_id = $2 and r.emoji = $3 and r.handled_at is null`;
