import type pg from "pg";
import type { OrganizationId, OutboxId } from "../kernel/ids.ts";
import type { HubEvent } from "./events.ts";

/** An event as the log keeps it. */
export type LoggedEvent = {
  readonly organizationId: OrganizationId;
  readonly id: OutboxId;
  readonly event: HubEvent;
  readonly causedBy: string | null;
  readonly depth: number;
  readonly at: Date;
};

export type FollowerContext = {
  /**
   * The transaction in which the follower's cursor moves, around row-level security. What is written with it has happened
   * exactly when the events are behind the cursor. Keep it short: it holds back the log for everybody.
   */
  readonly client: Pick<pg.ClientBase, "query">;
};

/** Reads the committed log of all organizations, in order, behind a durable cursor of its own. */
export type Follower = {
  /**
   * The name of its cursor. A follower that is removed or renamed needs a migration that deletes its row in
   * `event_followers`, or renames it: the log is kept for every row.
   */
  readonly name: string;
  readonly kinds: readonly HubEvent["kind"][];
  /**
   * Acts on events of its kinds, at least one. May see an event again when something of it happened outside
   * `context.client`: such effects must be idempotent by the event's id. A throw means that none of the events is handled. Takes less than
   * the lease, 30 seconds.
   */
  handle(events: readonly LoggedEvent[], context: FollowerContext): Promise<void>;
};

/** Declares a follower; its room names it in the manifest. */
export const defineFollower = (follower: Follower): Follower => follower;
