import type { Actor, Permission, Resource, Words } from "../../access/index.ts";
import type { Transaction } from "../../database/index.ts";

/**
 * Says what somebody would need for something they may not do: the permission, and how far it would have to reach where they
 * hold it for less. "No. You need conversation.close in team Sales."
 */
export async function wordNeed(
  tx: Transaction,
  actor: Actor,
  permission: Permission,
  resource: Resource | undefined,
): Promise<Words> {
  const held = actor.kind === "member" ? actor.permissions[permission] : undefined;
  if (held === undefined || resource === undefined)
    return { en: `No. You need ${permission}.`, de: `Nein. Du brauchst ${permission}.` };
  if (resource.team != null)
    return {
      en: `No. You need ${permission} in team ${resource.team}.`,
      de: `Nein. Du brauchst ${permission} im Team ${resource.team}.`,
    };
  const channel = await channelName(tx, resource);
  if (channel !== null)
    return {
      en: `No. You need ${permission} in channel ${channel}.`,
      de: `Nein. Du brauchst ${permission} im Kanal ${channel}.`,
    };
  return { en: `No. You need ${permission} for all.`, de: `Nein. Du brauchst ${permission} für alle.` };
}

async function channelName(tx: Transaction, { channelId }: Resource): Promise<string | null> {
  if (channelId == null) return null;
  const { rows } = await tx.client.query<{ name: string }>(
    "select name from comm_channels where organization_id = $1 and id = $2",
    [tx.organizationId, channelId],
  );
  return rows[0]?.name ?? null;
}
