import pg from "pg";
import { log } from "../kernel/log.ts";
import { shareConnections, type OrganizationShare } from "./organization-share.ts";

/** Opens the database as four roles. Each pool can do only what its role may (migrations/0001_roles.sql). */
export type Database = {
  /**
   * Pages and API: one organization at a time, under row-level security. Use it through `inOrganization`; it has no `query`,
   * because on a connection used before, no organization reads as an empty list instead of an error.
   */
  readonly server: Pick<pg.Pool, "connect">;
  /** Ingest, the hot path: executes its granted functions and touches no table. */
  readonly ingest: pg.Pool;
  /** Sign-in. */
  readonly auth: pg.Pool;
  /** Sweepers and backfills, around row-level security. Never in request code (lint forbids it). */
  readonly system: pg.Pool;
  /** Bounds what one organization holds of the server's connections. */
  readonly share: OrganizationShare;
  /** Called after each commit of `inOrganization` that appended events, for caches and live pages. */
  readonly onCommit: Set<CommitListener>;
  close(): Promise<void>;
};

/** `events` are HubEvents (core/outbox/events.ts), which this room may not import. */
export type CommitListener = (organizationId: string, events: readonly CommittedEvent[]) => void;
export type CommittedEvent = { readonly kind: string };

/** Connections each role may hold. */
export type PoolSizes = {
  readonly server: number;
  readonly ingest: number;
  readonly auth: number;
  readonly system: number;
};

export type Role = "parley_server" | "parley_auth" | "parley_ingest" | "parley_system";

/** An address for each role, with which it signs in itself. */
export type RoleUrls = Readonly<Record<Role, string>>;

const SIZES: PoolSizes = { server: 8, ingest: 4, auth: 3, system: 4 };

/** How long a connection is waited for. */
const PATIENCE_MS = 10_000;

/**
 * Opens lazily connecting pools on one database; connection errors are logged, never thrown at the process. With one
 * address for all, a session begins as its user and becomes the role at once.
 */
export function openDatabase(
  url: string | RoleUrls,
  sizes: PoolSizes = SIZES,
  patienceMs: number = PATIENCE_MS,
): Database {
  const open = (role: Role, size: number, settings: readonly string[] = []) =>
    openPool(url, role, size, patienceMs, settings);
  const pools = {
    // What members ask for must end: a slow statement holds a connection that others wait for.
    server: open("parley_server", sizes.server, ["statement_timeout=8s"]),
    ingest: open("parley_ingest", sizes.ingest),
    auth: open("parley_auth", sizes.auth),
    system: open("parley_system", sizes.system),
  };
  const close = async () => {
    await Promise.all(Object.values(pools).map((pool) => pool.end()));
  };
  return { ...pools, share: shareConnections(sizes.server, patienceMs), onCommit: new Set(), close };
}

function openPool(
  url: string | RoleUrls,
  role: Role,
  max: number,
  patienceMs: number,
  settings: readonly string[],
): pg.Pool {
  const shared = typeof url === "string";
  const options = [...(shared ? [`role=${role}`] : []), ...settings].map((one) => `-c ${one}`).join(" ");
  const pool = new pg.Pool({
    connectionString: shared ? url : url[role],
    max,
    application_name: role,
    options,
    connectionTimeoutMillis: patienceMs,
    idleTimeoutMillis: 60_000,
    keepAlive: true,
  });
  const report = (error: Error) => log.warn({ role, err: error.message }, "database connection lost");
  pool.on("error", report);
  // A checked-out client's error event would otherwise end the process; the pool's own listener does not cover it.
  pool.on("connect", (client) => client.on("error", report));
  return pool;
}
