import type { BodyOf } from "../../../hub/api.ts";
import { ask } from "./client.ts";
import { keys } from "./queries.ts";
import { useRead } from "./read.ts";

/** Begins a sign-in at the platform; the browser goes to the address. */
export const authoriseChannel = (id: string) =>
  ask("post", "/channels/:id/authorisation", { params: { id } });
/** Ends it, with what the platform put into the address it sent the browser back to. */
export const redeemAuthorisation = (returned: BodyOf<"post", "/oauth/channels/callback">) =>
  ask("post", "/oauth/channels/callback", { body: returned });

/** Reads a channel's guide. It names its settings, so it is read again when the channel changes. */
export const useChannelGuide = (id: () => string) =>
  useRead(() => ({
    queryKey: [...keys.channels, "guide", id()],
    queryFn: () => ask("get", "/channels/:id/guide", { params: { id: id() } }),
  }));
