import type { Transaction } from "../database/index.ts";
import type { MessageId } from "../kernel/ids.ts";
import type { MessageReceived } from "../protocol/index.ts";
import { confirmShown } from "./retry-delivery.ts";

/** A message's delivery, locked before. */
export type EchoedDelivery = {
  readonly state: string;
  readonly parts_sent: number;
  readonly doubted: boolean;
};

/**
 * Keeps which call of our message an echo with our own key proves, and ends the doubt about that call. An answer that is lost
 * after the echo came is settled by what is kept here (`record_receipts`, `recoverStuckSends`).
 */
export async function confirmByEcho(
  tx: Transaction,
  messageId: MessageId,
  delivery: EchoedDelivery,
  echo: MessageReceived,
): Promise<void> {
  const part = partOf(delivery, echo);
  if (part === null || part < delivery.parts_sent) return;
  await tx.client.query(
    "update comm_deliveries set parts_echoed = greatest(parts_echoed, $3) where organization_id = $1 and message_id = $2 and operation = 'send'",
    [tx.organizationId, messageId, part + 1],
  );
  if (delivery.state === "unconfirmed" || delivery.state === "queued") await confirmShown(tx, messageId);
}

/** Where the platform does not tell, the call that is under way or in doubt: those before it are known by their answers. */
function partOf({ state, parts_sent, doubted }: EchoedDelivery, { deliveryPart }: MessageReceived) {
  if (deliveryPart !== undefined) return deliveryPart;
  return state === "sending" || state === "unconfirmed" || (state === "queued" && doubted)
    ? parts_sent
    : null;
}
