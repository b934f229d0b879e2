import { readOrganization, type Database, type Transaction } from "../database/index.ts";
import type { OrganizationId } from "../kernel/ids.ts";
import { asWritten } from "../kernel/trust.ts";
import type { HubEvent } from "../outbox/index.ts";
import type { Frame } from "./frame.ts";
import { presentEvents } from "./present.ts";

/** What came since a place in the event log. `position` is where the next read begins; resuming there misses nothing. */
export type News = { readonly frames: readonly Frame[]; readonly seen: readonly string[]; readonly position: string };

/** More than this since a page was last connected is cheaper to fetch anew. */
const TOO_MUCH = 1_000;

type Row = { id: string; kind: HubEvent["kind"]; payload: object };

/** Where the log stands now: every transaction below it has ended, so nothing can still appear there. */
export const currentPosition = (database: Database, organizationId: OrganizationId): Promise<string> =>
  readOrganization(database, organizationId, async (tx) => (await tx.client.query<{ position: string }>(POSITION)).rows[0]?.position ?? "0");

const POSITION = { name: "feed_position", text: "select pg_snapshot_xmin(pg_current_snapshot())::text as position" };

/**
 * Reads what was committed at or after `position`, leaving out what `seen` names. Transactions that overlap may show an
 * event twice, never not at all. Null when it is too much, or when retention has already removed some of it.
 */
export function readNews(database: Database, organizationId: OrganizationId, position: string, seen: ReadonlySet<string>): Promise<News | null> {
  return readOrganization(database, organizationId, async (tx) => {
    // The position is read before the rows: what commits in between shows up again next time rather than never.
    const next = (await tx.client.query<{ position: string }>(POSITION)).rows[0]?.position ?? position;
    const { rows } = await tx.client.query<Row>({
      name: "read_news",
      text: "select id, kind, payload from outbox where organization_id = $1 and transaction >= $2::xid8 order by transaction, sequence limit $3",
      values: [tx.organizationId, position, TOO_MUCH + 1],
    });
    if (rows.length > TOO_MUCH) return null;
    const fresh = rows.filter((row) => !seen.has(row.id));
    return { frames: await present(tx, fresh), seen: rows.map((row) => row.id), position: next };
  });
}

const present = (tx: Transaction, rows: readonly Row[]): Promise<Frame[]> | Frame[] => (rows.length === 0 ? [] : presentEvents(tx, rows.map((row) => asWritten<HubEvent>({ kind: row.kind, ...row.payload }))));

/** Whether the log still reaches back to a position; else a page must fetch everything anew. */
export const reachesBack = (database: Database, organizationId: OrganizationId, position: string): Promise<boolean> =>
  readOrganization(database, organizationId, async (tx) => {
    const { rows } = await tx.client.query<{ ok: boolean }>(
      `select $1::xid8 <= pg_snapshot_xmax(pg_current_snapshot())
         and $1::xid8 >= coalesce((select (value #>> '{}')::xid8 from settings where organization_id = $2 and name = 'outbox.removed_below'), '0'::xid8) as ok`,
      [position, tx.organizationId],
    );
    return rows[0]?.ok ?? false;
  });
