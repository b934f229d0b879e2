import type { Live, StreamEvent } from "../access/index.ts";
import { readOrganization, type Database, type Transaction } from "../database/index.ts";
import type { OrganizationId } from "../kernel/ids.ts";
import { unsafeCast } from "../kernel/trust.ts";
import type { HubEvent } from "../outbox/index.ts";
import { presentEvents } from "./present.ts";

/** What came since a place in the event log, and the place where the next read begins; reading on from there misses nothing and repeats nothing. */
export type News = { readonly events: readonly StreamEvent[]; readonly place: Place };

/** Which transactions had ended when the log was last read: Postgres' own snapshot, as text. */
export type Place = string;

/** More than this since a page was last connected is cheaper to fetch anew. */
const TOO_MUCH = 1_000;

type Row = { place: Place; id: string | null; kind: HubEvent["kind"]; payload: object };

/** Where the log stands now. */
export const currentPlace = (database: Database, organizationId: OrganizationId): Promise<Place> =>
  readOrganization(
    database,
    organizationId,
    async (tx) =>
      (
        await tx.client.query<{ place: Place }>({
          name: "feed_place",
          text: "select pg_current_snapshot()::text as place",
        })
      ).rows[0]?.place ?? "0:0:",
  );

/** A place as pages remember it: every transaction below it had ended. Resuming there may repeat something, and misses nothing. */
export const positionOf = (place: Place): string => place.slice(0, place.indexOf(":"));

/** The place of a remembered position. */
export const placeAt = (position: string): Place => `${position}:${position}:`;

/**
 * Reads what was committed after `place`, however long its transaction had been running. `events` is null when that is too
 * much to tell one by one.
 */
export function readNews(
  database: Database,
  organizationId: OrganizationId,
  place: Place,
  live: readonly Live[],
): Promise<News | { readonly events: null; readonly place: Place }> {
  return readOrganization(database, organizationId, async (tx) => {
    const { rows } = await tx.client.query<Row>({
      name: "read_news",
      text: READ_NEWS,
      values: [tx.organizationId, place, TOO_MUCH + 1],
    });
    const next = rows[0]?.place ?? place;
    if (rows.length > TOO_MUCH) return { events: null, place: next };
    return {
      events: await present(
        tx,
        live,
        rows.filter((row) => row.id !== null),
      ),
      place: next,
    };
  });
}

// One statement has one snapshot: the place is exactly what the rows were read at, and it comes even when there are none.
const READ_NEWS = `
  select pg_current_snapshot()::text as place, o.id, o.kind, o.payload
  from (select) one left join lateral (
    select id, kind, payload, transaction, sequence from outbox
    where organization_id = $1 and transaction >= pg_snapshot_xmin($2::pg_snapshot) and not pg_visible_in_snapshot(transaction, $2::pg_snapshot)
    order by transaction, sequence limit $3) o on true
  order by o.transaction, o.sequence`;

const present = async (
  tx: Transaction,
  live: readonly Live[],
  rows: readonly Row[],
): Promise<StreamEvent[]> =>
  rows.length === 0
    ? []
    : presentEvents(
        tx,
        live,
        rows.map((row) => unsafeCast<HubEvent>({ kind: row.kind, ...row.payload })),
      );

/** Whether the log still reaches back to a position; else a page must fetch everything anew. */
export const reachesBack = (
  database: Database,
  organizationId: OrganizationId,
  position: string,
): Promise<boolean> =>
  readOrganization(database, organizationId, async (tx) => {
    const { rows } = await tx.client.query<{ ok: boolean }>(
      `select $1::xid8 <= pg_snapshot_xmax(pg_current_snapshot())
         and $1::xid8 >= coalesce((select (value #>> '{}')::xid8 from settings where organization_id = $2 and name = 'outbox.removed_below'), '0'::xid8) as ok`,
      [position, tx.organizationId],
    );
    return rows[0]?.ok ?? false;
  });
