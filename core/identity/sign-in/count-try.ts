import { hashToken } from "../../kernel/crypto.ts";
import { refused } from "../../kernel/errors.ts";
import { networkOf } from "../../kernel/network-of.ts";
import type { Database } from "../../database/index.ts";

/** Who tries a password. */
export type Trier = {
  readonly email: string;
  readonly ip: string;
  /** A browser that has signed in to this account before, or the session that asks. */
  readonly device?: string | undefined;
};

/**
 * Tries within the period. Strangers share an account's tries by address, so that one of them locks nobody out elsewhere,
 * and have a wider limit together. A known browser has its own. An address may be a whole office's.
 */
const LIMITS = { device: 10, pair: 10, account: 50, address: 100 } as const;
const PERIOD = "15 minutes";

/** Counts a try at a password before it is looked at; throws `too_many_tries` once whoever tries has used up their own. */
export async function countTry(database: Database, trier: Trier): Promise<void> {
  const counted = countersOf(trier);
  const { rows } = await database.auth.query<{ wait: number }>(
    "select begin_sign_in($1, $2, $3::interval) as wait",
    [counted.map(({ key }) => key), counted.map(({ limit }) => limit), PERIOD],
  );
  const retryAfterSeconds = rows[0]?.wait ?? 0;
  if (retryAfterSeconds > 0)
    throw refused(
      "too_many_tries",
      `Too many attempts. Try again in ${Math.ceil(retryAfterSeconds / 60)} minutes.`,
      { retryAfterSeconds },
    );
}

/** Takes a try back that was right: only wrong ones use up what an account has. */
export async function uncountTry(database: Database, trier: Trier): Promise<void> {
  await database.auth.query("select uncount_tries($1)", [countersOf(trier).map(({ key }) => key)]);
}

type Counter = { readonly key: string; readonly limit: number };

function countersOf({ email, ip, device }: Trier): readonly Counter[] {
  const [account, address] = [hashToken(email), hashToken(networkOf(ip))];
  if (device !== undefined)
    return [{ key: `device:${hashToken(`${email} ${device}`)}`, limit: LIMITS.device }];
  return [
    { key: `account:${account}`, limit: LIMITS.account },
    { key: `address:${address}`, limit: LIMITS.address },
    { key: `pair:${hashToken(`${account} ${address}`)}`, limit: LIMITS.pair },
  ];
}
