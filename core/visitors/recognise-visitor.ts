import type { Context } from "hono";
import type { VisitorActor } from "../access/index.ts";
import type { ChannelAccess, OpenChannel } from "../channels/index.ts";
import { missing, refused } from "../kernel/errors.ts";
import type { HostsThreads, RequestHead } from "../protocol/index.ts";

/** A channel whose threads the hub itself keeps. */
export type HostedChannel = OpenChannel & { readonly hosts: HostsThreads };

/** Opens a channel for its visitors; throws `missing` for a paused one and for platforms that keep their own threads. */
export async function openHosted(channels: ChannelAccess, channelId: string): Promise<HostedChannel> {
  const channel = await channels.open(channelId);
  const hosts = channel?.connector.hosts;
  if (!channel || !hosts || channel.status !== "active")
    throw missing("channel_unknown", "Chat not found.", { channelId });
  return { ...channel, hosts };
}

/** Who asks, by the token their channel issued; throws `refused` for anybody else. */
export async function recogniseVisitor(channels: ChannelAccess, c: Context): Promise<VisitorActor> {
  const { hosts, account, organizationId, channelId } = await openHosted(
    channels,
    c.req.param("channelId") ?? "",
  );
  const known = hosts.visitorOf(headOf(c), account);
  if (!known) throw refused("visitor_unknown", "Your session was not found. Start the chat again.");
  return { kind: "visitor", organizationId, channelId, visitorKey: known.threadKey };
}

/** A token travels in a header. */
const headOf = (c: Context): RequestHead => ({
  method: c.req.method,
  path: c.req.path,
  query: c.req.query(),
  headers: c.req.header(),
});
