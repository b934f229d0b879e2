import type { MemberActor } from "../../access/index.ts";
import type { Transaction } from "../../database/index.ts";
import { hashToken } from "../../kernel/crypto.ts";
import { conflict, missing, refused } from "../../kernel/errors.ts";
import type { ChannelId, UserId } from "../../kernel/ids.ts";

/** A visit that nobody can use again. */
export type Claimed = { readonly channelId: ChannelId; readonly sealedVerifier: string };

type Row = {
  readonly channel_id: ChannelId;
  readonly user_id: UserId;
  readonly sealed_verifier: string;
  readonly used: boolean;
  readonly expired: boolean;
};

/** Finds the channel of a visit by the state that came back; throws `authorisation_unknown`. */
export async function findAuthorisation(tx: Transaction, state: string): Promise<Row> {
  const { rows } = await tx.client.query<Row>(
    "select channel_id, user_id, sealed_verifier, used_at is not null as used, expires_at < clock_timestamp() as expired from comm_authorisations where organization_id = $1 and state_hash = $2",
    [tx.organizationId, hashToken(state)],
  );
  const [row] = rows;
  if (!row)
    throw missing(
      "authorisation_unknown",
      "This sign-in didn't start here, or in another organization. Open the channel and start again.",
    );
  return row;
}

/**
 * Uses a visit up, whatever comes of it then. Throws `authorisation_unknown`, `authorisation_of_another` for another member
 * than who began it, `authorisation_used` and `authorisation_expired`.
 */
export async function claimAuthorisation(
  tx: Transaction,
  { userId }: MemberActor,
  state: string,
): Promise<Claimed> {
  const row = await findAuthorisation(tx, state);
  const facts = { channelId: row.channel_id };
  if (row.user_id !== userId)
    throw refused(
      "authorisation_of_another",
      "Another member started this sign-in. Start it again yourself.",
      facts,
    );
  const { rowCount } = await tx.client.query(
    "update comm_authorisations set used_at = clock_timestamp() where organization_id = $1 and state_hash = $2 and used_at is null",
    [tx.organizationId, hashToken(state)],
  );
  if (rowCount !== 1)
    throw conflict("authorisation_used", "This sign-in was used already. Start it again.", facts);
  if (row.expired)
    throw conflict("authorisation_expired", "This sign-in took too long. Start it again.", facts);
  return { channelId: row.channel_id, sealedVerifier: row.sealed_verifier };
}
