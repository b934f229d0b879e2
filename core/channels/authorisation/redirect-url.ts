import type { HubAddress } from "../access.ts";

/** The one address that platforms send browsers back to, for all channels: it is registered with each of them. A page answers there. */
export const redirectUrl = ({ publicUrl }: HubAddress): string => `${publicUrl}/oauth/channels/callback`;
