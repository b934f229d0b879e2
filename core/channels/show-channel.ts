import type { MemberActor } from "../access/index.ts";
import { readOrganization } from "../database/index.ts";
import type { ChannelDeps } from "./channel.ts";
import { presentChannel } from "./present.ts";
import { readChannel } from "./queries.ts";

/** Reads a channel after a change: work after the commit records its health. */
export const showChannel = (
  deps: Pick<ChannelDeps, "database" | "registry" | "hubAddress">,
  { organizationId }: MemberActor,
  id: string,
) =>
  readOrganization(deps.database, organizationId, async (tx) =>
    presentChannel(deps, await readChannel(tx, id)),
  );
