import type { Database } from "../database/index.ts";
import type { OrganizationId, OutboxId } from "../kernel/ids.ts";
import { unsafeCast } from "../kernel/trust.ts";
import type { Position } from "./cursor.ts";
import type { HubEvent } from "./events.ts";
import type { LoggedEvent } from "./follower.ts";

type Row = {
  organization_id: OrganizationId;
  id: OutboxId;
  kind: HubEvent["kind"];
  payload: object;
  caused_by: string | null;
  depth: number;
  created_at: Date;
  transaction: string;
  sequence: string;
};

/** An event with its place in the log. */
export type LogEntry = Position & LoggedEvent;

/**
 * Reads what the log holds after a position, of all organizations, in order. Stops below the oldest transaction under
 * way: what that one may still write comes before later ones.
 */
export async function readLog(database: Database, after: Position, limit: number): Promise<LogEntry[]> {
  const { rows } = await database.system.query<Row>({
    name: "read_log",
    text: `select organization_id, id, kind, payload, caused_by, depth, created_at, transaction::text, sequence::text from outbox
      where (transaction, sequence) > ($1::xid8, $2::bigint) and transaction < pg_snapshot_xmin(pg_current_snapshot())
      order by outbox.transaction, outbox.sequence limit $3`,
    values: [after.transaction, after.sequence, limit],
  });
  return rows.map(toEntry);
}

const toEntry = (row: Row): LogEntry => ({
  organizationId: row.organization_id,
  id: row.id,
  event: unsafeCast<HubEvent>({ kind: row.kind, ...row.payload }),
  causedBy: row.caused_by,
  depth: row.depth,
  at: row.created_at,
  transaction: row.transaction,
  sequence: row.sequence,
});
