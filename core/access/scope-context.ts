import type { ChannelId } from "../kernel/ids.ts";

/** What the scopes `team` and `channel` mean for somebody. */
export type ScopeContext = { readonly team: string | null; readonly channelIds: readonly ChannelId[] };

/** Where every member begins. */
export const EMPTY_SCOPE_CONTEXT: ScopeContext = { team: null, channelIds: [] };
