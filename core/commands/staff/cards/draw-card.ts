import type { CommandChat } from "../../../access/index.ts";
import type { ChannelAccess } from "../../../channels/index.ts";
import { sees } from "../../../conversations/index.ts";
import type { Transaction } from "../../../database/index.ts";
import type { DeliveryReference } from "../../../deliveries/index.ts";
import { readMemberActor } from "../../../identity/index.ts";
import { hashToken } from "../../../kernel/crypto.ts";
import type { ConversationId } from "../../../kernel/ids.ts";
import { businessHoursOf } from "../../../settings/index.ts";
import { languageOf } from "../../chat/read-chat.ts";
import { everybodySees, readPresent } from "../audience/everybody-sees.ts";
import type { Canvas } from "./canvas.ts";
import type { Card, CardConversation } from "./card.ts";
import { cardWords } from "./card-words.ts";
import { forgetCard, keepDrawn } from "./keep-drawn.ts";
import { lockCard, type LockedCard } from "./lock-card.ts";
import { nextStep } from "./next-step.ts";
import { readCard } from "./read-card.ts";
import { renderCard, type Viewer } from "./render-card.ts";
import { changeShown, sayStatus, sendCard } from "./show-card.ts";

export type DrawDeps = {
  readonly channels: Pick<ChannelAccess, "open">;
  /** What people call a connector's chat app. */
  readonly platformOf: (connector: string) => string;
};

/** Draws a card that is due, as its viewer may see the conversation now. Answers what this process is to deliver. */
export async function drawCard(
  tx: Transaction,
  deps: DrawDeps,
  chatId: ConversationId,
  conversationId: ConversationId,
): Promise<readonly DeliveryReference[]> {
  const card = await lockCard(tx, chatId, conversationId);
  if (!card) return [];
  const conversation = await readCard(tx, conversationId, deps.platformOf);
  const channel = await deps.channels.open(card.channelId);
  if (!conversation || !channel) return forgetCard(tx, card);
  const viewer = await viewerOf(tx, card, conversation);
  // What has ended before anybody was told needs no card.
  if (card.messageId === null && (viewer === null || conversation.status === "resolved"))
    return forgetCard(tx, card);
  const { timeZone: zone } = await businessHoursOf(tx);
  const chat = chatOf(tx, card, zone);
  const drawn = viewer ? renderCard(conversation, viewer, chat.language, zone) : unseen(conversation, chat);
  const canvas: Canvas = { card, chat, viewer, drawn, capabilities: channel.connector.capabilities };
  return carryOut(tx, canvas);
}

/** Whom a card is for: null where they may not see the conversation any more. */
async function viewerOf(
  tx: Transaction,
  { userId, isLinked, chatId }: LockedCard,
  { resource }: CardConversation,
): Promise<Viewer | null> {
  if (userId === null)
    return everybodySees(await readPresent(tx, chatId), resource) ? "everybody" : "anybody";
  const actor = isLinked ? await readMemberActor(tx, userId) : undefined;
  return actor && sees(actor, resource) ? actor : null;
}

const chatOf = (tx: Transaction, card: LockedCard, zone: string): CommandChat => ({
  organizationId: tx.organizationId,
  place: card.isGroup ? "staff" : "direct",
  language: languageOf(card.language),
  zone,
  subject: card.conversationId,
  channelId: card.channelId,
  conversationId: card.chatId,
});

function unseen({ number }: CardConversation, { language }: CommandChat): Card {
  const text = cardWords[language].unseen(number);
  return { text, status: text, buttons: [] };
}

async function carryOut(tx: Transaction, canvas: Canvas): Promise<readonly DeliveryReference[]> {
  const { card, drawn, viewer, capabilities } = canvas;
  const hashes = {
    contentHash: hashToken(
      JSON.stringify([drawn.text, drawn.buttons, drawn.buttons.length > 0 ? card.presses : 0]),
    ),
    statusHash: hashToken(drawn.status),
  };
  const state = {
    ...card,
    hasMessage: card.messageId !== null,
    isNews: viewer !== null && card.news !== card.shownNews,
  };
  switch (nextStep(state, hashes, capabilities.edit)) {
    case "nothing":
      return keepDrawn(tx, card, {});
    case "wait":
      return keepDrawn(tx, card, { dirty: true });
    case "send":
      return sendCard(tx, canvas, hashes);
    case "edit":
      return changeShown(tx, canvas, hashes);
    case "say":
      return sayStatus(tx, canvas, hashes);
  }
}
