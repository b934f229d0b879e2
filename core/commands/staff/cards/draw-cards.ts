import { inOrganization, type Database, type Transaction } from "../../../database/index.ts";
import type { DeliveryReference } from "../../../deliveries/index.ts";
import { errorMessage } from "../../../kernel/errors.ts";
import type { ConversationId, OrganizationId } from "../../../kernel/ids.ts";
import { log } from "../../../kernel/log.ts";
import { drawCard, type DrawDeps } from "./draw-card.ts";
import { placeThreads } from "../threads/place-threads.ts";
import { placeCards } from "./place-cards.ts";
import { readCard } from "./read-card.ts";
import { takeNews } from "./take-news.ts";

export type DrawCardsDeps = DrawDeps & {
  readonly database: Database;
  /** Begins a delivery this process holds. */
  readonly deliver: (delivery: DeliveryReference) => void;
};

type Due = {
  readonly organization_id: OrganizationId;
  readonly chat_id: ConversationId;
  readonly conversation_id: ConversationId;
};

/** What one round draws at most. */
const ROUND = 200;

/** Places a card wherever something happened that a member wants to know, then draws those that are due. One that fails keeps no other waiting. */
export async function drawCards(deps: DrawCardsDeps): Promise<void> {
  const { system } = deps.database;
  const news = await system.query<Omit<Due, "chat_id">>(
    "select organization_id, conversation_id from comm_card_news order by noted_at limit $1",
    [ROUND],
  );
  for (const { organization_id: organizationId, conversation_id: id } of news.rows)
    await attempt(
      () => inOrganization(deps.database, organizationId, (tx) => place(tx, deps, id)),
      () => system.query(LATER_NEWS, [organizationId, id]),
    );
  const due = await system.query<Due>(
    "select organization_id, chat_id, conversation_id from comm_cards where dirty and not_before <= clock_timestamp() order by not_before limit $1",
    [ROUND],
  );
  for (const { organization_id: organizationId, chat_id: chatId, conversation_id: id } of due.rows)
    await attempt(
      async () => {
        const draw = (tx: Transaction) => drawCard(tx, deps, chatId, id);
        (await inOrganization(deps.database, organizationId, draw)).forEach(deps.deliver);
      },
      () => system.query(LATER_CARD, [organizationId, chatId, id]),
    );
}

const LATER_NEWS =
  "update comm_card_news set noted_at = clock_timestamp() where organization_id = $1 and conversation_id = $2";
const LATER_CARD =
  "update comm_cards set not_before = clock_timestamp() + interval '1 minute' where organization_id = $1 and chat_id = $2 and conversation_id = $3";

async function place(tx: Transaction, deps: DrawCardsDeps, conversationId: ConversationId): Promise<void> {
  const happened = await takeNews(tx, conversationId);
  const conversation = happened && (await readCard(tx, conversationId, deps.platformOf));
  if (!conversation) return;
  await placeCards(tx, conversation, happened, Temporal.Now.instant());
  await placeThreads(tx, conversation);
}

/** What fails goes behind what waits. */
async function attempt(work: () => Promise<void>, later: () => Promise<unknown>): Promise<void> {
  try {
    await work();
  } catch (error) {
    log.warn({ err: errorMessage(error) }, "card not drawn");
    await later();
  }
}
