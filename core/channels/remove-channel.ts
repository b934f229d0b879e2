import { recordAudit } from "../audit/index.ts";
import { inOrganization, type Transaction } from "../database/index.ts";
import { conflict, textOf } from "../kernel/errors.ts";
import type { OrganizationId } from "../kernel/ids.ts";
import { log } from "../kernel/log.ts";
import { appendEvent } from "../outbox/index.ts";
import type { OpenChannel } from "./access.ts";
import type { By, ChannelDeps } from "./channel.ts";
import { openOwnAtAll } from "./open-own.ts";
import { readChannel } from "./queries.ts";

/**
 * Disconnects an account and removes it with all its conversations. Throws `channel_in_use` while it has any, unless
 * the caller says `withConversations`: what customers wrote does not go by one click.
 */
export async function removeChannel(
  deps: Pick<ChannelDeps, "database" | "channels">,
  organizationId: OrganizationId,
  by: By,
  id: string,
  withConversations: boolean,
): Promise<void> {
  const { channel, locked } = await openOwnAtAll(deps, organizationId, id);
  await inOrganization(deps.database, organizationId, (tx) => remove(tx, by, channel, withConversations));
  deps.channels.forget(id);
  if (locked) return;
  // After the fact: a platform that cannot be told keeps nobody from removing its channel.
  await channel.connector.connect
    .remove(channel.account)
    .catch((error: unknown) =>
      log.warn({ channelId: id, err: textOf(error) }, "platform not told of the removal"),
    );
}

async function remove(
  tx: Transaction,
  by: By,
  { channelId }: OpenChannel,
  withConversations: boolean,
): Promise<void> {
  const { name, connector } = await readChannel(tx, channelId);
  const { rowCount } = await tx.client.query(
    "select from comm_conversations where organization_id = $1 and channel_id = $2 limit 1",
    [tx.organizationId, channelId],
  );
  if (rowCount === 1 && !withConversations)
    throw conflict(
      "channel_in_use",
      "This channel has conversations, which would go with it. Pause it instead, or remove it with its conversations.",
    );
  await tx.client.query("delete from comm_channels where organization_id = $1 and id = $2", [
    tx.organizationId,
    channelId,
  ]);
  await appendEvent(tx, { kind: "channel_changed", channelId });
  await recordAudit(tx, {
    ...by,
    action: "channel.removed",
    target: { kind: "channel", id: channelId },
    facts: { name, connector, withConversations: rowCount === 1 },
  });
}
