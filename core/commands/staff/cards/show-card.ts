import { queueReplies, redrawMessage, type Queued } from "../../../conversations/index.ts";
import type { Transaction } from "../../../database/index.ts";
import type { DeliveryReference } from "../../../deliveries/index.ts";
import { plain, type Button } from "../../../protocol/index.ts";
import { keepCardMessage } from "../card-messages.ts";
import type { Canvas } from "./canvas.ts";
import { cardButtons } from "./card-buttons.ts";
import { cardWords } from "./card-words.ts";
import { keepDrawn } from "./keep-drawn.ts";
import type { Wanted } from "./next-step.ts";

/** Sends a card as a message of its own; the one before says that it is outdated. */
export async function sendCard(
  tx: Transaction,
  canvas: Canvas,
  hashes: Wanted,
): Promise<readonly DeliveryReference[]> {
  const { card, drawn } = canvas;
  const queued = await say(tx, canvas, drawn.text, `${card.generation + 1}`, await cardButtons(tx, canvas));
  if (!queued) return keepDrawn(tx, card, {});
  const outdated = await outdate(tx, canvas);
  await keepDrawn(tx, card, { ...hashes, messageId: queued.messageId, shownNews: card.news });
  return [outdated, queued.leased ? queued.delivery : null].filter((one) => one !== null);
}

/** Changes the message that shows a card. */
export async function changeShown(
  tx: Transaction,
  canvas: Canvas,
  hashes: Wanted,
): Promise<readonly DeliveryReference[]> {
  const { card, drawn } = canvas;
  if (card.messageId === null) return [];
  const drawing = { text: plain(drawn.text), buttons: await cardButtons(tx, canvas) };
  const delivery = await redrawMessage(tx, card.messageId, drawing, true);
  await keepDrawn(tx, card, hashes);
  return delivery ? [delivery] : [];
}

/** Tells the status by a short message, where the platform changes none. */
export async function sayStatus(
  tx: Transaction,
  canvas: Canvas,
  hashes: Wanted,
): Promise<readonly DeliveryReference[]> {
  const queued = await say(tx, canvas, canvas.drawn.status, hashes.contentHash.slice(0, 16), []);
  await keepDrawn(tx, canvas.card, hashes);
  return queued?.leased ? [queued.delivery] : [];
}

/** Says something of a conversation in the card's chat; what answers it is about that conversation. */
async function say(
  tx: Transaction,
  { card }: Canvas,
  text: string,
  key: string,
  buttons: readonly (readonly Button[])[],
): Promise<Queued | null> {
  const reply = {
    organizationId: tx.organizationId,
    conversationId: card.chatId,
    author: { kind: "system", id: null, name: "Card" },
    text: plain(text),
    ...(buttons.length > 0 && { buttons }),
    clientKey: `card:${card.conversationId}:${key}`,
    // It answers nobody, so no loop can run through it.
    automatic: false,
  } as const;
  const [queued] = await queueReplies(tx.client, [reply], true);
  if (queued?.outcome !== "queued") return null;
  await keepCardMessage(tx, queued.messageId, card.conversationId, card.userId);
  return queued;
}

/** An old card says nothing any more, but that there is a newer one. One that can't be changed now keeps its words. */
async function outdate(
  tx: Transaction,
  { card, chat, capabilities }: Canvas,
): Promise<DeliveryReference | null> {
  if (card.messageId === null || capabilities.edit.support === "none") return null;
  if (!["sent", "delivered", "read"].includes(card.last?.state ?? "")) return null;
  const text = plain(cardWords[chat.language].newer);
  return redrawMessage(tx, card.messageId, { text, buttons: [] }, true);
}
