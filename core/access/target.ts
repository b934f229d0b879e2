import type { Transaction } from "../database/index.ts";
import type { OperationErrors } from "./operation-errors.ts";
import type { Actor, PerformingActor } from "./actor.ts";
import type { Resource } from "./can.ts";
import type { Permission } from "./permissions.ts";

/** Writes what changed since it was made, in the name of whoever changed it. */
export type WriteChanges = () => Promise<void>;

/** What an action is done to: how its object is found, what rights see of it, and how it is locked and watched. */
export type Target<Found> = {
  /** The noun of the actions' names: `conversation`. */
  readonly kind: string;
  /** What `find` throws. */
  readonly errors?: OperationErrors;
  /** Finds the object. Throws `missing` when there is none, or when the actor may not even see it. */
  find(tx: Transaction, actor: Actor, id: string): Promise<Found>;
  /** The object as scopes see it, for this permission. */
  resourceOf(found: Found, permission: Permission): Resource;
  /** Changes whenever the object does: a confirmation is bound to it. Without it, what `find` found is compared. */
  version?(tx: Transaction, found: Found): Promise<string>;
  /** Makes two quick changes take effect in the order they came. */
  lock?(tx: Transaction, found: Found): Promise<void>;
  /** Looks at the object before a change; the answer writes what is different afterwards into its thread. */
  watch?(tx: Transaction, actor: PerformingActor, found: Found): Promise<WriteChanges>;
};

/** The target of actions on the whole organization, and of those that make something new. */
export const organizationTarget: Target<Resource> = {
  kind: "organization",
  find: async () => ({}),
  resourceOf: (found) => found,
};
