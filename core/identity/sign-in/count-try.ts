import { hashToken } from "../../kernel/crypto.ts";
import { refused } from "../../kernel/errors.ts";
import { networkOf } from "../../kernel/network-of.ts";
import type { Database } from "../../database/index.ts";

/** Tries within the period, per account and per address. An address may be a whole office's. */
const LIMITS = { account: 10, address: 100, period: "15 minutes" } as const;

/** Counts a try at a password before it is looked at; throws `too_many_tries` once an account or an address has used up its own. */
export async function countTry(database: Database, email: string, ip: string): Promise<void> {
  const { rows } = await database.auth.query<{ wait: number }>(
    "select begin_sign_in($1, $2, $3, $4, $5::interval) as wait",
    [hashToken(email), hashToken(networkOf(ip)), LIMITS.account, LIMITS.address, LIMITS.period],
  );
  const retryAfterSeconds = rows[0]?.wait ?? 0;
  if (retryAfterSeconds > 0)
    throw refused(
      "too_many_tries",
      `Too many tries. Try again in ${Math.ceil(retryAfterSeconds / 60)} minutes.`,
      { retryAfterSeconds },
    );
}
