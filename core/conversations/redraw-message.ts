import type { Transaction } from "../database/index.ts";
import { queueOperation, type DeliveryReference } from "../deliveries/index.ts";
import type { MessageId } from "../kernel/ids.ts";
import { storableJson, storableText } from "../kernel/storable.ts";
import type { Button, RichText } from "../protocol/index.ts";

/** What a message shows. Without buttons it loses those it has. */
export type Drawing = { readonly text: RichText; readonly buttons: readonly (readonly Button[])[] };

/**
 * Changes what a message of the hub's own shows, here and at the platform. It keeps no history of it, as `editOwn` does: such a
 * message says how things stand. The caller has made sure that the platform has it and that no other change is under way.
 */
export async function redrawMessage(
  tx: Transaction,
  messageId: MessageId,
  { text, buttons }: Drawing,
  runsWorkers: boolean,
): Promise<DeliveryReference | null> {
  await tx.client.query(
    `update comm_messages set body = $3, marks = $4, buttons = $5, version = version + 1 where organization_id = $1 and id = $2`,
    [tx.organizationId, messageId, storableText(text.text), storableJson(text.marks), storableJson(buttons)],
  );
  return queueOperation(tx, messageId, "edit", {}, runsWorkers);
}
