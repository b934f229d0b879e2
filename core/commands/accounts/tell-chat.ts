import type { Words } from "../../access/index.ts";
import { queueReplies } from "../../conversations/index.ts";
import type { Transaction } from "../../database/index.ts";
import type { DeliveryReference, SendDeps } from "../../deliveries/index.ts";
import type { ConversationId } from "../../kernel/ids.ts";
import { plain, type Button } from "../../protocol/index.ts";
import { languageOf } from "../chat/read-chat.ts";

/** The deliveries that this process begins after the commit. */
export type Told = readonly DeliveryReference[];

/** A message of the hub's in a chat that gave no command: the same `key` is told once. */
type Tell = {
  readonly conversationId: ConversationId;
  readonly key: string;
  readonly text: Words;
  readonly buttons?: readonly (readonly Button[])[];
};

/** Tells something in a chat, in the language of its contact. */
export async function tellChat(
  tx: Transaction,
  { runsWorkers }: Pick<SendDeps, "runsWorkers">,
  { conversationId, key, text, buttons }: Tell,
): Promise<Told> {
  const [queued] = await queueReplies(
    tx.client,
    [
      {
        organizationId: tx.organizationId,
        conversationId,
        author: { kind: "command", id: null, name: "/link" },
        text: plain(text[await languageIn(tx, conversationId)]),
        clientKey: key,
        automatic: true,
        ...(buttons && { buttons }),
      },
    ],
    runsWorkers,
  );
  if (queued?.outcome === "queued") tx.publish({ kind: "reply_queued" });
  return queued?.leased ? [queued.delivery] : [];
}

/** The language that a chat is answered in. */
export async function languageIn(tx: Transaction, conversationId: ConversationId): Promise<keyof Words> {
  const { rows } = await tx.client.query<{ language: string | null }>(
    `select k.language from comm_conversations c join comm_contacts k on k.organization_id = c.organization_id and k.id = c.contact_id
     where c.organization_id = $1 and c.id = $2`,
    [tx.organizationId, conversationId],
  );
  return languageOf(rows[0]?.language ?? null);
}

/** Begins what was told, after the commit. */
export function beginTold({ deliver }: Pick<SendDeps, "deliver">, told: Told): void {
  for (const delivery of told) deliver(delivery);
}
