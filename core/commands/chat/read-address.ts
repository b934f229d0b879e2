import type { Transaction } from "../../database/index.ts";
import type { ChatMessage } from "./chat-message.ts";

/**
 * How people name the hub in this chat app: by its user name, as the platform told it at the last check, or by a mention, which
 * carries the platform's id of the account.
 */
export async function readAddress(
  tx: Transaction,
  { channelId, text }: Pick<ChatMessage, "channelId" | "text">,
): Promise<string | null> {
  const { rows } = await tx.client.query<{ name: string | null; account_id: string | null }>(
    "select health_account as name, account_id from comm_channels where organization_id = $1 and id = $2",
    [tx.organizationId, channelId],
  );
  const mentioned = text.marks.some(
    ({ kind, start }) => kind === "mention" && text.text.slice(0, start).trim() === "",
  );
  const { name = null, account_id: accountId = null } = rows[0] ?? {};
  return mentioned ? accountId : (name?.replace(/^@/u, "") ?? null);
}
