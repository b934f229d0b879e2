import type { Follower } from "../outbox/index.ts";
import type { Recurrence } from "../queue/index.ts";
import type { Command } from "./command.ts";
import type { Endpoint } from "./endpoint.ts";
import type { HealthCheck } from "./health.ts";
import type { Live } from "./live.ts";
import { addPermissions } from "./permissions.ts";
import { grantToRoles, type RoleGrants } from "./role-grants.ts";
import type { TenantRows } from "./tenant-rows.ts";

/**
 * What a room of core brings to the hub, as data. `hub/rooms.ts` lists the rooms, and whatever serves all of them reads
 * that list. A field is here because something reads it.
 */
export type Room = {
  /** The room's folder below `core/`. */
  readonly name: string;
  /** What each of its permissions means. `RoomPermissions` is extended by the same texts. */
  readonly permissions?: Readonly<Record<`${string}.${string}`, string>>;
  /** Which built-in roles hold its permissions; owners and admins hold all. The room's migration says the same in SQL. */
  readonly roles?: RoleGrants;
  /** Served below `/api`, described in OpenAPI, walked by the tests of access and tenancy. */
  readonly endpoints?: readonly Endpoint<never>[];
  /** What people type in any chat app and on the pages. */
  readonly commands?: readonly Command[];
  /** Each reads the log of events behind a cursor of its own. */
  readonly follows?: readonly Follower[];
  /** Run by the workers. */
  readonly jobs?: readonly Job<never>[];
  /** What the tenancy walk tries as a stranger: every tenant table has a row here. */
  readonly tenantRows?: TenantRows;
  /** How its events reach live pages. */
  readonly live?: Live;
  /** What it looks at when somebody asks how the hub is. */
  readonly health?: HealthCheck;
};

/** A round of work over the rows that are due; each round runs in one process. A throw is a failed attempt, and the next round tries again. */
export type Job<Deps> = {
  readonly name: string;
  readonly recurrence: Recurrence;
  readonly run: (deps: Deps) => Promise<unknown>;
};

/**
 * Declares a room, and makes its permissions known. Its exact type stays known: the API's types and the rooms' needs are
 * derived from it.
 */
export function defineRoom<const R extends Room>(room: R): R {
  addPermissions(room.permissions ?? {});
  grantToRoles(room.roles ?? {});
  return room;
}

/** What all endpoints of a union need, together. */
export type DepsOfEndpoints<E> = (E extends Endpoint<infer D> ? (deps: D) => void : never) extends (
  deps: infer All,
) => void
  ? All
  : never;
