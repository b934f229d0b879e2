import { authoriseChannel } from "../../api/channel-set-up.ts";

/** Sends the browser to the platform, where the user lets the hub use an account. It comes back to the page `authorised.tsx`. */
export async function authorise(channelId: string): Promise<void> {
  const { address } = await authoriseChannel(channelId);
  location.assign(address);
}
