import type { Transaction } from "../database/index.ts";
import { conflict } from "../kernel/errors.ts";
import type { ChannelId } from "../kernel/ids.ts";
import type { Connector, Probe } from "../protocol/index.ts";
import type { ChannelRow } from "./queries.ts";

/** Refuses an account that another channel has, because both would receive its messages. Throws `account_connected`. */
export async function refuseTwice(
  tx: Transaction,
  connector: Connector,
  channelId: ChannelId,
  { account, accountId }: Probe,
): Promise<void> {
  if (connector.hosts || !account) return;
  const { rows } = await tx.client.query<{ name: string }>(
    "select name from comm_channels where organization_id = $1 and connector = $2 and id <> $3 and (account_id = $4 or ((account_id is null or $4::text is null) and health_account = $5))",
    [tx.organizationId, connector.kind, channelId, accountId ?? null, account],
  );
  if (rows[0])
    throw conflict("account_connected", `${account} is already connected as “${rows[0].name}”.`, { account });
}

/**
 * Refuses another account for a channel. Message ids are unique within an account only, so another account's messages
 * could be taken for known ones. Throws `account_different`.
 */
export function refuseAnother(
  { hosts }: Connector,
  known: Pick<ChannelRow, "healthAccount" | "accountId">,
  { account, accountId }: Probe,
): void {
  if (hosts || !account || !known.healthAccount) return;
  const same =
    known.accountId !== null && accountId !== undefined
      ? known.accountId === accountId
      : known.healthAccount === account;
  if (!same)
    throw conflict(
      "account_different",
      `These credentials belong to ${account}, but this channel is ${known.healthAccount}. Add a new channel for ${account}.`,
      { account, known: known.healthAccount },
    );
}
