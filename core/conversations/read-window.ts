import type { Transaction } from "../database/index.ts";
import type { Capabilities } from "../protocol/index.ts";

/** Whether free text may be written now. `until`: RFC 3339, when it shuts or has shut; null when the customer never wrote. */
export type Window = { readonly open: boolean; readonly until: string | null };

/** Reads how far the customer's last message opens the conversation; null for a platform that always takes text. */
export async function readWindow(
  tx: Transaction,
  conversationId: string,
  { window }: Pick<Capabilities, "window">,
): Promise<Window | null> {
  if (!window) return null;
  const { rows } = await tx.client.query<{ until: Date; open: boolean }>(
    `select w.until, w.until > clock_timestamp() as open from (
       select sent_at + make_interval(secs => $3 / 1000.0) as until from comm_messages
       where organization_id = $1 and conversation_id = $2 and author_kind = 'contact' and kind = 'message'
       order by sent_at desc limit 1) w`,
    [tx.organizationId, conversationId, window.openMs],
  );
  const row = rows[0];
  return row ? { open: row.open, until: row.until.toISOString() } : { open: false, until: null };
}
