import { z } from "@hono/zod-openapi";
import { actionsFor, type MemberActor } from "../access/index.ts";
import type { Transaction } from "../database/index.ts";
import { conflict, errorMessage, invalid } from "../kernel/errors.ts";
import type { ChannelId } from "../kernel/ids.ts";
import { log } from "../kernel/log.ts";
import { appendEvent } from "../outbox/index.ts";
import type { ChannelDeps } from "./channel.ts";
import { openOwnAtAll, type Opened } from "./open-own.ts";
import { channelTarget } from "./target.ts";

const action = actionsFor<Pick<ChannelDeps, "channels">, MemberActor>();

/**
 * Disconnects an account and removes it with all its conversations. Throws `channel_in_use` while it has any and the
 * caller does not pass its name, so that one click never deletes conversations; `name_mismatch` for another name.
 */
export const removeChannel = action({
  name: "channel.remove",
  summary: "Disconnects and removes a channel.",
  permission: "channel.manage",
  errors: { conflict: ["channel_in_use"], invalid: ["name_mismatch"] },
  target: channelTarget,
  input: z.object({ name: z.string().max(200).optional() }),
  record: "audit",
  sensitive: true,
  prepare: (deps, { actor }, id) => openOwnAtAll(deps, actor.organizationId, id),
  async perform({ tx, note }, { id, name, connector }, input, opened: Opened) {
    const withConversations = await hasConversations(tx, id);
    if (withConversations && input.name === undefined)
      throw conflict(
        "channel_in_use",
        "This channel has conversations, which would be deleted with it. Pause it instead, or pass its name to confirm.",
      );
    if (input.name !== undefined && input.name.trim() !== name.trim())
      throw invalid("name_mismatch", "The name is not the channel's. Type it exactly.", { field: "name" });
    await tx.client.query("delete from comm_channels where organization_id = $1 and id = $2", [
      tx.organizationId,
      id,
    ]);
    await appendEvent(tx, { kind: "channel_changed", channelId: id });
    note({
      action: "channel.removed",
      target: { kind: "channel", id },
      facts: { name, connector, withConversations },
    });
    return opened;
  },
  async complete({ channels }, { channel, locked }) {
    channels.forget(channel.channelId);
    if (locked) return;
    // The platform is told after the commit: its failure must not prevent the removal.
    await channel.connector.connect
      .remove(channel.account)
      .catch((error: unknown) =>
        log.warn(
          { channelId: channel.channelId, err: errorMessage(error) },
          "platform not told of the removal",
        ),
      );
  },
});

async function hasConversations(tx: Transaction, channelId: ChannelId): Promise<boolean> {
  const { rowCount } = await tx.client.query(
    "select from comm_conversations where organization_id = $1 and channel_id = $2 limit 1",
    [tx.organizationId, channelId],
  );
  return rowCount === 1;
}
