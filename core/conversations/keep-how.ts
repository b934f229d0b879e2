import type { PerformingActor, Via } from "../access/index.ts";
import type { Transaction } from "../database/index.ts";
import type { MessageId } from "../kernel/ids.ts";

/** Keeps by which command a reply or a note came, and in which chat app, for the thread. Nothing for one written on the page. */
export async function keepHow(tx: Transaction, actor: PerformingActor, id: MessageId): Promise<void> {
  const via = howOf(actor);
  if (via === null) return;
  await tx.client.query("update comm_messages set event = $3 where organization_id = $1 and id = $2", [
    tx.organizationId,
    id,
    JSON.stringify({ kind: "said", via }),
  ]);
}

/** How somebody acts, as the thread tells it; null where it is by no command. */
export const howOf = (actor: PerformingActor): Pick<Via, "command" | "platform"> | null =>
  "via" in actor && actor.via ? { command: actor.via.command, platform: actor.via.platform } : null;
