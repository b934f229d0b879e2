import type pg from "pg";
import { credentialsSeal } from "../../core/channels/index.ts";
import { createSealer } from "../../core/kernel/crypto.ts";
import { newId, type ChannelId, type OrganizationId } from "../../core/kernel/ids.ts";
import type { JsonObject } from "../../core/kernel/json.ts";
import { MASTER_KEY } from "./start-hub-process.ts";

export type NewChannel = {
  readonly kind: string;
  readonly name: string;
  readonly credentials: JsonObject;
  readonly settings: JsonObject;
};

/** Connects an account to a test hub, behind the hub's back: `owner` is a pool around row-level security. */
export async function connectChannel(
  owner: pg.Pool | pg.Client,
  organizationId: OrganizationId,
  { kind, name, credentials, settings }: NewChannel,
): Promise<ChannelId> {
  const id = newId("chn");
  await owner.query(
    "insert into comm_channels (organization_id, id, connector, name, settings, sealed_credentials) values ($1, $2, $3, $4, $5, $6)",
    [
      organizationId,
      id,
      kind,
      name,
      settings,
      createSealer([{ id: "test", key: MASTER_KEY }]).seal(
        JSON.stringify(credentials),
        credentialsSeal(organizationId, id),
      ),
    ],
  );
  return id;
}
