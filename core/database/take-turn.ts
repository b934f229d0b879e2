import type { Transaction } from "./transaction.ts";

/**
 * Waits for other transactions of the organization that take the same turn, and holds it until this one ends. What is
 * looked for afterwards is not made by two at the same moment, each of which found nothing.
 */
export const takeTurn = async (tx: Transaction, turn: string): Promise<void> =>
  void (await tx.client.query("select pg_advisory_xact_lock(hashtextextended($1, 0))", [
    `${turn} ${tx.organizationId}`,
  ]));
