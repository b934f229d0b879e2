import type { OrganizationId } from "../kernel/ids.ts";
import type { ChannelAccess, OpenChannel } from "./access.ts";
import { unknownChannel } from "./queries.ts";

/** Opens a channel of this organization; another's is as unknown as none. Throws `channel_unknown`. */
export async function openOwn({ channels }: { readonly channels: ChannelAccess }, organizationId: OrganizationId, channelId: string): Promise<OpenChannel> {
  const channel = await channels.open(channelId);
  if (channel?.organizationId !== organizationId) throw unknownChannel(channelId);
  return channel;
}
