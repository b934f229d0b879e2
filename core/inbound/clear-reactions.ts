import type { Transaction } from "../database/index.ts";
import type { ChannelId } from "../kernel/ids.ts";
import type { ReactionsCleared } from "../protocol/index.ts";
import { changedMessage } from "./changed-message.ts";
import { findMessage } from "./find-message.ts";
import { isLatest } from "./is-latest.ts";

/** Takes all reactions of a message away, everybody's and ours, or all with one emoji. */
export async function clearReactions(
  tx: Transaction,
  channelId: ChannelId,
  event: ReactionsCleared,
): Promise<boolean> {
  const { externalId, emoji = null } = event;
  const message = await findMessage(tx, channelId, externalId);
  if (!message) return false;
  if (!(await isLatest(tx, channelId, ["cleared", externalId, emoji ?? ""], event))) return true;
  await tx.client.query(
    "delete from comm_reactions where organization_id = $1 and message_id = $2 and ($3::text is null or emoji = $3)",
    [tx.organizationId, message.id, emoji],
  );
  await changedMessage(tx, message);
  return true;
}
