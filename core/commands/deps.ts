import type { Command } from "../access/index.ts";
import type { ChannelAccess } from "../channels/index.ts";
import type { Database } from "../database/index.ts";
import type { OrganizationId } from "../kernel/ids.ts";
import type { DeliveryReference } from "../deliveries/index.ts";

/** What commands need. `actions`: what the actions that they perform need, of all rooms together. */
export type CommandDeps = {
  readonly database: Database;
  readonly channels: Pick<ChannelAccess, "open">;
  /** Every command of every room. */
  readonly commands: readonly Command[];
  /** Those of every room and the organization's own. */
  readonly commandsOf: (organizationId: OrganizationId) => Promise<readonly Command[]>;
  /** The same, with those that are off. */
  readonly commandsToTry: (organizationId: OrganizationId) => Promise<readonly Command[]>;
  readonly actions: () => { readonly database: Database };
  /** Where the pages are. */
  readonly publicUrl: string;
  /** Begins a delivery this process holds. */
  readonly deliver: (delivery: DeliveryReference) => void;
};
