import type pg from "pg";
import { settings } from "../../connectors/discord/config.ts";
import { credentialsSeal } from "../../core/channels/index.ts";
import { createSealer } from "../../core/kernel/crypto.ts";
import { newId, type ChannelId, type OrganizationId } from "../../core/kernel/ids.ts";
import { MASTER_KEY } from "./start-hub-process.ts";

/** Connects a Discord bot to an organization, behind the hub's back: `owner` is a pool around row-level security. */
export async function connectDiscord(
  owner: pg.Pool,
  organizationId: OrganizationId,
  { apiRoot, token }: { readonly apiRoot: string; readonly token: string },
): Promise<ChannelId> {
  const id = newId("chn");
  const sealer = createSealer([{ id: "test", key: MASTER_KEY }]);
  await owner.query(
    "insert into comm_channels (organization_id, id, connector, name, settings, sealed_credentials) values ($1, $2, 'discord', 'Shop', $3, $4)",
    [
      organizationId,
      id,
      settings.parse({ apiRoot }),
      sealer.seal(JSON.stringify({ token }), credentialsSeal(organizationId, id)),
    ],
  );
  return id;
}
