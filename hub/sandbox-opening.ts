import type { Context } from "hono";
import type { Database } from "../core/database/index.ts";
import { unavailable } from "../core/kernel/errors.ts";
import type { OrganizationId } from "../core/kernel/ids.ts";
import type { Opening } from "../sandbox/index.ts";
import { openChannel, type SandboxDeps } from "./sandbox-channels.ts";

/**
 * Says which platforms of the sandbox have a channel, and makes one when somebody opens a platform on the page. `deps`
 * are asked for late, because they hold the sandbox itself.
 */
export const sandboxOpening = (
  deps: () => SandboxDeps,
  worldOf: ((c: Context) => OrganizationId) | undefined,
): Opening => ({
  kinds: async (c) => {
    const { database, registry, sandbox } = deps();
    const open = await openKinds(database, worldOf?.(c));
    const playable = (sandbox?.platforms ?? []).map(({ kind }) => kind).filter((kind) => registry[kind]);
    return { open, closed: playable.filter((kind) => !open.includes(kind)) };
  },
  open: async (c, kind) =>
    openChannel(deps(), worldOf?.(c) ?? (await firstOrganization(deps().database)), kind),
});

/** Where the sandbox has one world for everybody, every organization's channel counts. */
async function openKinds(
  { system }: Database,
  organizationId: OrganizationId | undefined,
): Promise<readonly string[]> {
  const { rows } = await system.query<{ connector: string }>(
    "select distinct connector from comm_channels where sandbox and status = 'active' and ($1::text is null or organization_id = $1)",
    [organizationId ?? null],
  );
  return rows.map(({ connector }) => connector);
}

async function firstOrganization({ system }: Database): Promise<OrganizationId> {
  const { rows } = await system.query<{ id: OrganizationId }>(
    "select id from organizations order by created_at, id limit 1",
  );
  if (!rows[0]) throw unavailable("organization_missing", "This hub has no organization yet.");
  return rows[0].id;
}
