import type { OrganizationId } from "../kernel/ids.ts";
import { LockedChannel, type ChannelAccess, type OpenChannel } from "./access.ts";
import { unknownChannel } from "./queries.ts";

type Deps = { readonly channels: ChannelAccess };

/** Opens a channel of this organization; throws `channel_unknown` for any other. */
export async function openOwn(
  deps: Deps,
  organizationId: OrganizationId,
  channelId: string,
): Promise<OpenChannel> {
  const { locked, channel } = await openOwnAtAll(deps, organizationId, channelId);
  if (locked) throw locked;
  return channel;
}

/** A channel. `locked` says why its credentials do not open; it then has none. */
export type Opened = { readonly channel: OpenChannel; readonly locked?: LockedChannel };

/** Opens a channel also when its credentials do not open, so that it can be changed and removed. */
export async function openOwnAtAll(
  { channels }: Deps,
  organizationId: OrganizationId,
  channelId: string,
): Promise<Opened> {
  const opened = await openAtAll(channels, channelId);
  if (opened?.channel.organizationId !== organizationId) throw unknownChannel(channelId);
  return opened;
}

/** Opens a channel of any organization, also when its credentials do not open; null when there is none. */
export async function openAtAll(channels: ChannelAccess, channelId: string): Promise<Opened | null> {
  try {
    const channel = await channels.open(channelId);
    return channel && { channel };
  } catch (locked) {
    if (locked instanceof LockedChannel) return { channel: locked.channel, locked };
    throw locked;
  }
}
