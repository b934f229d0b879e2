import { isDeepStrictEqual } from "node:util";
import { inOrganization, type Database, type Transaction } from "../database/index.ts";
import type { Sealer } from "../kernel/crypto.ts";
import type { ChannelId, OrganizationId } from "../kernel/ids.ts";
import type { JsonObject } from "../kernel/json.ts";
import { log } from "../kernel/log.ts";
import type { Account } from "../protocol/index.ts";
import { mergeSecrets } from "./merge-secrets.ts";
import { openCredentials, sealCredentials } from "./open-credentials.ts";

type Deps = { readonly database: Database; readonly sealer: Sealer };
type Opened = {
  readonly organizationId: OrganizationId;
  readonly channelId: ChannelId;
  readonly credentials: JsonObject;
  readonly forget: () => void;
};

/**
 * Makes what an account keeps renewed secrets with. They replace only the credentials that were opened: those that a member
 * entered meanwhile, or that another process renewed, stay. One call follows another, so that each is compared with what
 * the one before it kept.
 */
export function keepSecrets(deps: Deps, opened: Opened): NonNullable<Account["keep"]> {
  const { organizationId, channelId } = opened;
  let known = opened.credentials;
  let last: Promise<unknown> = Promise.resolve();
  const replace = async (renewed: Partial<JsonObject>): Promise<void> => {
    const merged = mergeSecrets(known, renewed);
    const kept = await inOrganization(deps.database, organizationId, async (tx) => {
      if (!isDeepStrictEqual(await readLocked(tx, deps, channelId), known)) return false;
      await write(tx, channelId, sealCredentials(deps.sealer, organizationId, channelId, merged));
      return true;
    });
    opened.forget();
    if (kept) known = merged;
    else log.info({ channelId }, "renewed secrets dropped: the credentials changed meanwhile");
  };
  return (renewed) => {
    const kept = last.then(() => replace(renewed));
    last = kept.catch(() => undefined);
    return kept;
  };
}

/** Reads what is sealed now. The text alone would not do: a start with a new master key seals the same secrets again. */
async function readLocked(
  tx: Transaction,
  { sealer }: Deps,
  channelId: ChannelId,
): Promise<JsonObject | null> {
  const { rows } = await tx.client.query<{ sealed_credentials: string }>(
    "select sealed_credentials from comm_channels where organization_id = $1 and id = $2 for update",
    [tx.organizationId, channelId],
  );
  const [row] = rows;
  return row ? openCredentials(sealer, tx.organizationId, channelId, row.sealed_credentials) : null;
}

const write = (tx: Transaction, channelId: ChannelId, sealed: string) =>
  tx.client.query("update comm_channels set sealed_credentials = $3 where organization_id = $1 and id = $2", [
    tx.organizationId,
    channelId,
    sealed,
  ]);
