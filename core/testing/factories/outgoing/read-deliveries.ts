import type pg from "pg";
import type { MessageId } from "../../../kernel/ids.ts";

/** A delivery as its row says. */
export type DeliveryRow = {
  readonly id: string;
  readonly state: string;
  readonly reason: string | null;
  readonly attempts: number;
  readonly parts_sent: number;
  readonly waits: boolean;
  readonly leased: boolean;
};

/** Reads what became of messages, around row-level security. */
export const readDeliveries = (owner: pg.Pool) => ({
  async rowOf(messageId: MessageId): Promise<DeliveryRow> {
    const { rows } = await owner.query<DeliveryRow>(
      `select id, state, reason, attempts, parts_sent, coalesce(next_attempt_at > clock_timestamp(), false) as waits, lease_until is not null as leased
       from comm_deliveries where message_id = $1 and operation = 'send'`,
      [messageId],
    );
    if (!rows[0]) throw new Error(`Nothing is to be delivered of ${messageId}.`);
    return rows[0];
  },

  async attemptsOf(messageId: MessageId): Promise<string[]> {
    const { rows } = await owner.query<{ said: string }>(
      `select a.number || '.' || a.part || ' ' || a.outcome as said from comm_delivery_attempts a join comm_deliveries d on d.organization_id = a.organization_id and d.id = a.delivery_id
       where d.message_id = $1 order by a.number, a.part`,
      [messageId],
    );
    return rows.map((row) => row.said);
  },

  async externalIdOf(messageId: MessageId): Promise<string | null> {
    return (
      (
        await owner.query<{ external_id: string | null }>(
          "select external_id from comm_messages where id = $1",
          [messageId],
        )
      ).rows[0]?.external_id ?? null
    );
  },

  /** Which report of a message is the later one. */
  async versionOf(messageId: MessageId): Promise<number> {
    return Number(
      (await owner.query<{ version: string }>("select version from comm_messages where id = $1", [messageId]))
        .rows[0]?.version,
    );
  },
});
