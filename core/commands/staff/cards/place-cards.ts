import type { MemberActor } from "../../../access/index.ts";
import { readableKinds, sees } from "../../../conversations/index.ts";
import type { Transaction } from "../../../database/index.ts";
import { readMemberActor } from "../../../identity/index.ts";
import type { ConversationId, UserId } from "../../../kernel/ids.ts";
import { quietUntil } from "../preferences/quiet-until.ts";
import { CARD_KINDS, type CardConversation, type CardKind } from "./card.ts";
import { chooseNews, type Happened, type News } from "./choose-news.ts";

/** A linked account's chat with the hub, with what its member wants and was told. */
type Chat = {
  chat_id: ConversationId;
  user_id: UserId;
  name: string;
  kinds: readonly CardKind[] | null;
  quiet_from: string | null;
  quiet_to: string | null;
  zone: string | null;
  waited_since: Date | null;
};

/** Says which cards have to be drawn: those there are, and one for each member who may see the conversation and wants to be told of it. */
export async function placeCards(
  tx: Transaction,
  conversation: CardConversation,
  happened: Happened,
  now: Temporal.Instant,
): Promise<void> {
  await tx.client.query(
    "update comm_cards set dirty = true where organization_id = $1 and conversation_id = $2",
    [tx.organizationId, conversation.id],
  );
  for (const chat of await listChats(tx, conversation.id)) {
    const news = chooseNews(conversation, happened, {
      userId: chat.user_id,
      name: chat.name,
      kinds: chat.kinds ?? CARD_KINDS,
      waitedSince: instant(chat.waited_since),
    });
    const actor = news && (await readMemberActor(tx, chat.user_id));
    if (actor && mayBeTold(actor, conversation, news)) await placeCard(tx, chat, conversation, news, now);
  }
}

/** Chats of members with the hub, one for each linked account. */
async function listChats(tx: Transaction, conversationId: ConversationId): Promise<readonly Chat[]> {
  const { rows } = await tx.client.query<Chat>({
    name: "list_card_chats",
    text: `select a.conversation_id as chat_id, a.user_id, u.name, p.kinds, p.quiet_from, p.quiet_to, p.zone, k.waited_since
      from comm_member_accounts a
      join users u on u.id = a.user_id
      join comm_conversations s on s.organization_id = a.organization_id and s.id = a.conversation_id and s.audience = 'staff' and s.thread_kind <> 'group' and s.retired_key is null
      left join comm_card_preferences p on p.organization_id = a.organization_id and p.user_id = a.user_id
      left join comm_cards k on k.organization_id = a.organization_id and k.chat_id = a.conversation_id and k.conversation_id = $2
      where a.organization_id = $1 and a.revoked_at is null`,
    values: [tx.organizationId, conversationId],
  });
  return rows;
}

/** Whoever may not read notes is told of none. */
const mayBeTold = (actor: MemberActor, { resource }: CardConversation, { kind }: News): boolean =>
  sees(actor, resource) && (kind !== "mentioned" || readableKinds(actor, resource).includes("note"));

async function placeCard(
  tx: Transaction,
  chat: Chat,
  { id, waitingSince }: CardConversation,
  { key }: News,
  now: Temporal.Instant,
): Promise<void> {
  const { quiet_from: from, quiet_to: to, zone } = chat;
  const until = from !== null && to !== null && zone !== null ? quietUntil({ from, to, zone }, now) : null;
  await tx.client.query(
    `insert into comm_cards (organization_id, chat_id, conversation_id, user_id, news, waited_since, not_before)
     values ($1, $2, $3, $4, $5, $6, coalesce($7, clock_timestamp()))
     on conflict (organization_id, chat_id, conversation_id) do update set user_id = excluded.user_id, news = excluded.news,
       waited_since = excluded.waited_since, dirty = true, not_before = greatest(comm_cards.not_before, $7)`,
    [
      tx.organizationId,
      chat.chat_id,
      id,
      chat.user_id,
      key,
      waitingSince?.toString() ?? null,
      until?.toString() ?? null,
    ],
  );
}

const instant = (at: Date | null): Temporal.Instant | null =>
  at && Temporal.Instant.fromEpochMilliseconds(at.getTime());
