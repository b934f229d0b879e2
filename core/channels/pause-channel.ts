import { eq, and, sql } from "drizzle-orm";
import { actionsFor, type ActionContext, type Undo } from "../access/index.ts";
import type { ChannelId, OrganizationId } from "../kernel/ids.ts";
import { appendEvent } from "../outbox/index.ts";
import type { ChannelDeps, ChannelStatus } from "./channel.ts";
import { completeSetUp } from "./complete-set-up.ts";
import { readChannel, type ChannelRow } from "./queries.ts";
import { channels } from "./table.ts";
import { channelTarget } from "./target.ts";

const action = actionsFor<ChannelDeps>();

/** Turns it back, if it is still as it was left. */
const undo: Undo<ChannelDeps, ChannelRow> = {
  read: async (tx, { id }) => (await readChannel(tx, id)).status,
  async restore(context, { id }, before) {
    await turn(context, id, before === "paused" ? "paused" : "active");
  },
  complete: async (deps, id) => {
    deps.channels.forget(id);
  },
};

type Turned = { readonly organizationId: OrganizationId; readonly channelId: ChannelId };

/** Holds what is sent until somebody resumes the channel; what comes in is still received. */
export const pauseChannel = action({
  name: "channel.pause",
  summary: "Pauses a channel: what is sent waits.",
  permission: "channel.manage",
  target: channelTarget,
  record: "audit",
  risk: "confirm",
  undo,
  perform: (context, { id }) => turn(context, id, "paused"),
  complete: (deps, { channelId }) => deps.channels.forget(channelId),
});

/** Sends what waits, and goes on. */
export const resumeChannel = action({
  name: "channel.resume",
  summary: "Resumes a channel: what waits is sent.",
  permission: "channel.manage",
  target: channelTarget,
  record: "audit",
  risk: "confirm",
  undo,
  perform: (context, { id }) => turn(context, id, "active"),
  async complete(deps, { organizationId, channelId }) {
    await completeSetUp(deps, organizationId, channelId, undefined);
  },
});

async function turn(
  { tx, note }: ActionContext<ChannelDeps>,
  channelId: ChannelId,
  status: ChannelStatus,
): Promise<Turned> {
  const { rowCount } = await tx.db
    .update(channels)
    .set({ status, ...(status === "active" && { resumedAt: sql`clock_timestamp()` }) })
    .where(
      and(
        eq(channels.organizationId, tx.organizationId),
        eq(channels.id, channelId),
        sql`${channels.status} <> ${status}`,
      ),
    );
  if (rowCount === 1) {
    await appendEvent(tx, { kind: "channel_changed", channelId });
    note({
      action: "channel.changed",
      target: { kind: "channel", id: channelId },
      facts: { changed: ["status"], status },
    });
  }
  return { organizationId: tx.organizationId, channelId };
}
