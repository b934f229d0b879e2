import type { ChannelId } from "../kernel/ids.ts";

/** What the scopes `team` and `channel` mean for somebody. */
export type Place = { readonly team: string | null; readonly channelIds: readonly ChannelId[] };

/** Where every member begins. */
export const NOWHERE: Place = { team: null, channelIds: [] };
