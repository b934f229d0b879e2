import type { Transaction } from "../../database/index.ts";
import type { ChannelId } from "../../kernel/ids.ts";
import type { ExternalIdentity } from "../../protocol/index.ts";

/** Wrong codes within the period: of one chat account, and of all on a channel together. */
const LIMITS = { account: 5, channel: 100 } as const;
const PERIOD = "15 minutes";

/** Who presents a code. */
export type Guesser = { readonly channelId: ChannelId; readonly identity: ExternalIdentity };

/** The channel first: everybody takes the counters in one order. */
const keysOf = ({ channelId, identity }: Guesser): readonly string[] => [
  `channel:${channelId}`,
  `account:${channelId}:${identity.kind}:${identity.value}`,
];
const LIMIT_OF: readonly number[] = [LIMITS.channel, LIMITS.account];

/** Holds the counters of whoever presents a code until the commit, and answers whether they may. */
export async function mayTry(tx: Transaction, guesser: Guesser): Promise<boolean> {
  const keys = keysOf(guesser);
  const { rows } = await tx.client.query<{ key: string; wrong: number }>(
    `insert into comm_link_tries as t (organization_id, key)
     select $1, k.key from unnest($2::text[]) with ordinality as k (key, place) order by k.place
     on conflict (organization_id, key) do update set
       wrong = case when t.since < clock_timestamp() - $3::interval then 0 else t.wrong end,
       since = case when t.since < clock_timestamp() - $3::interval then clock_timestamp() else t.since end
     returning key, wrong`,
    [tx.organizationId, keys, PERIOD],
  );
  return rows.every(({ key, wrong }) => wrong < (LIMIT_OF[keys.indexOf(key)] ?? 0));
}

/** Counts a wrong code against its account and its channel, whose counters the transaction holds. */
export async function countWrong(tx: Transaction, guesser: Guesser): Promise<void> {
  await tx.client.query(
    "update comm_link_tries set wrong = wrong + 1 where organization_id = $1 and key = any ($2)",
    [tx.organizationId, keysOf(guesser)],
  );
}
