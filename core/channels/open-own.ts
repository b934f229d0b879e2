import type { OrganizationId } from "../kernel/ids.ts";
import { LockedChannel, type ChannelAccess, type OpenChannel } from "./access.ts";
import { unknownChannel } from "./queries.ts";

type Deps = { readonly channels: ChannelAccess };

/** Opens a channel of this organization; another's is as unknown as none. Throws `channel_unknown`. */
export async function openOwn(
  deps: Deps,
  organizationId: OrganizationId,
  channelId: string,
): Promise<OpenChannel> {
  const { locked, channel } = await openOwnAtAll(deps, organizationId, channelId);
  if (locked) throw locked;
  return channel;
}

/** A channel, and why its credentials do not open, if so; it then has none. */
export type Opened = { readonly channel: OpenChannel; readonly locked?: LockedChannel };

/** The same, also where its credentials do not open: what becomes of it may not hang on them. */
export async function openOwnAtAll(
  { channels }: Deps,
  organizationId: OrganizationId,
  channelId: string,
): Promise<Opened> {
  const opened = await openAtAll(channels, channelId);
  if (opened?.channel.organizationId !== organizationId) throw unknownChannel(channelId);
  return opened;
}

/** Opens a channel of anybody's, also where its credentials do not open; null when there is none. */
export async function openAtAll(channels: ChannelAccess, channelId: string): Promise<Opened | null> {
  try {
    const channel = await channels.open(channelId);
    return channel && { channel };
  } catch (locked) {
    if (locked instanceof LockedChannel) return { channel: locked.channel, locked };
    throw locked;
  }
}
