import type { Target } from "../access/index.ts";
import { readChannel, type ChannelRow } from "./queries.ts";

/** Defines channels as targets of actions. A permission on channels covers all of them or none. */
export const channelTarget: Target<ChannelRow> = {
  kind: "channel",
  errors: { missing: ["channel_unknown"] },
  find: (tx, _, id) => readChannel(tx, id),
  resourceOf: () => ({}),
  // Not its health, nor when it was last heard of.
  async version(tx, { id }) {
    const { rows } = await tx.client.query<{ version: string }>(
      "select md5(row(name, status, settings, sealed_credentials)::text) as version from comm_channels where organization_id = $1 and id = $2",
      [tx.organizationId, id],
    );
    return rows[0]?.version ?? "";
  },
};
