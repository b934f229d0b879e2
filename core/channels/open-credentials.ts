import type { Sealer } from "../kernel/crypto.ts";
import type { ChannelId, OrganizationId } from "../kernel/ids.ts";
import { isJsonObject, type JsonObject } from "../kernel/json.ts";

/** Names what sealed credentials are bound to. They do not open in another channel or organization. */
export const credentialsSeal = (organizationId: OrganizationId, channelId: ChannelId): string =>
  `${organizationId}:${channelId}:credentials`;

/** Opens a channel's credentials; throws a `HubError` when their key is missing or the text was changed. */
export function openCredentials(
  sealer: Sealer,
  organizationId: OrganizationId,
  channelId: ChannelId,
  sealed: string,
): JsonObject {
  const credentials: unknown = JSON.parse(sealer.open(sealed, credentialsSeal(organizationId, channelId)));
  if (!isJsonObject(credentials)) throw new Error(`The credentials of ${channelId} are not an object.`);
  return credentials;
}

/** Seals a channel's credentials for its row. */
export const sealCredentials = (
  sealer: Sealer,
  organizationId: OrganizationId,
  channelId: ChannelId,
  credentials: JsonObject,
): string => sealer.seal(JSON.stringify(credentials), credentialsSeal(organizationId, channelId));
