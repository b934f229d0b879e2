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
};

/** Shows the customer that somebody types, where their platform can. */
export async function showTyping(
  deps: { readonly database: Database; readonly channels: ChannelAccess },
  organizationId: OrganizationId,
  conversationId: string,
): Promise<void> {
  const row = await readOrganization(deps.database, organizationId, async (tx) => {
    const { rows } = await tx.client.query<Row>(
      "select channel_id, thread_key, thread_kind, thread_context from comm_conversations where organization_id = $1 and id = $2",
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
  });
}
