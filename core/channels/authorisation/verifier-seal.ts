import type { ChannelId, OrganizationId } from "../../kernel/ids.ts";

/** Names what a sealed verifier is bound to. It does not open for another channel or organization. */
export const verifierSeal = (organizationId: OrganizationId, channelId: ChannelId): string =>
  `${organizationId}:${channelId}:authorisation`;
