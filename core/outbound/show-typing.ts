import type { ChannelAccess } from "../channels/index.ts";
import { readOrganization, type Database } from "../database/index.ts";
import type { ChannelId, OrganizationId } from "../kernel/ids.ts";
import type { JsonObject } from "../kernel/json.ts";
import type { ThreadReference } from "../protocol/index.ts";
import { sendEphemeral } from "./send-ephemeral.ts";

type Row = {
  channel_id: ChannelId;
  thread_key: string;
  thread_kind: ThreadReference["kind"];
  thread_context: JsonObject;
  last_inbound: string | null;
};

/** Some platforms show it under the message that is being answered. */
const LAST_INBOUND = `select m.external_id from comm_messages m
  where m.organization_id = c.organization_id and m.id = last_inbound_message(c.organization_id, c.id)`;

/** Shows the customer that somebody types, where their platform can. */
export async function showTyping(
  deps: { readonly database: Database; readonly channels: ChannelAccess },
  organizationId: OrganizationId,
  conversationId: string,
): Promise<void> {
  const row = await readOrganization(deps.database, organizationId, async (tx) => {
    const { rows } = await tx.client.query<Row>(
      `select c.channel_id, c.thread_key, c.thread_kind, c.thread_context, (${LAST_INBOUND}) as last_inbound from comm_conversations c where c.organization_id = $1 and c.id = $2`,
      [organizationId, conversationId],
    );
    return rows[0];
  });
  if (!row) return;
  const channel = await deps.channels.open(row.channel_id);
  if (!channel?.connector.capabilities.typing.out) return;
  await sendEphemeral(channel, {
    kind: "typing",
    thread: { key: row.thread_key, kind: row.thread_kind, context: row.thread_context },
    ...(row.last_inbound !== null && { lastInbound: row.last_inbound }),
  });
}
