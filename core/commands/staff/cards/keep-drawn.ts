import type { Transaction } from "../../../database/index.ts";
import type { MessageId } from "../../../kernel/ids.ts";
import type { LockedCard } from "./lock-card.ts";
import type { Wanted } from "./next-step.ts";

/** What was drawn, as far as it changed. `dirty`: it has to be drawn again. */
type Drawn = Partial<Wanted> & {
  readonly messageId?: MessageId;
  readonly shownNews?: string;
  readonly dirty?: boolean;
};

/** Changes of one card come no faster than this, in seconds. */
const PACE = 2;

/** What platforms let us do in a group within a minute, sends and changes together. */
const GROUP_BUDGET = 20;

/** Writes down what is shown, and how long the next change waits: in a group, that of any card. */
export async function keepDrawn(
  tx: Transaction,
  card: LockedCard,
  { messageId, shownNews, contentHash, statusHash, dirty = false }: Drawn,
): Promise<readonly []> {
  const pace = card.isGroup ? 60 / Math.max(1, GROUP_BUDGET - card.sends) : PACE;
  await tx.client.query(
    `update comm_cards set message_id = coalesce($4, message_id), generation = generation + case when $4::text is null then 0 else 1 end,
       shown_news = coalesce($5, shown_news), content_hash = coalesce($6, content_hash), status_hash = coalesce($7, status_hash),
       dirty = $8, not_before = clock_timestamp() + make_interval(secs => $9)
     where organization_id = $1 and chat_id = $2 and conversation_id = $3`,
    [
      tx.organizationId,
      card.chatId,
      card.conversationId,
      messageId ?? null,
      shownNews ?? null,
      contentHash ?? null,
      statusHash ?? null,
      dirty,
      pace,
    ],
  );
  if (card.isGroup && contentHash !== undefined)
    await tx.client.query(
      `update comm_cards set not_before = greatest(not_before, clock_timestamp() + make_interval(secs => $3))
       where (organization_id, chat_id, conversation_id) in (
         select organization_id, chat_id, conversation_id from comm_cards where organization_id = $1 and chat_id = $2 and dirty for update skip locked)`,
      [tx.organizationId, card.chatId, pace],
    );
  return [];
}

/** Forgets a card of which nobody is told. */
export async function forgetCard(tx: Transaction, card: LockedCard): Promise<readonly []> {
  await tx.client.query(
    "delete from comm_cards where organization_id = $1 and chat_id = $2 and conversation_id = $3",
    [tx.organizationId, card.chatId, card.conversationId],
  );
  return [];
}
