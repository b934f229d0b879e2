import { inOrganization } from "../core/database/index.ts";
import { ensureFirstAdmin, opens, type FirstAdmin, type IdentityDeps } from "../core/identity/index.ts";
import type { Config } from "../core/kernel/config.ts";
import { ensureDefaultRule } from "../core/rules/index.ts";
import { removeInitialPassword, storeInitialPassword, readInitialPassword } from "./initial-password.ts";
import { addFirstChannels, type SandboxDeps } from "./sandbox-channels.ts";

/** Describes what a fresh hub prints for its owner. The password is absent where the owner chose it. */
export type FirstRun = Pick<FirstAdmin, "email" | "password">;

type Deps = IdentityDeps & SandboxDeps;

/** Creates the first admin on an empty hub, with a greeting rule and, where the sandbox is on, its channels. Runs before the hub listens. */
export async function firstRun(deps: Deps, config: Config): Promise<FirstRun | undefined> {
  const made = await ensureFirstAdmin(deps, config.admin, async ({ email, password }) => {
    if (password !== undefined) await storeInitialPassword(config.home, { email, password });
  });
  if (made) await inOrganization(deps.database, made.organizationId, ensureDefaultRule);
  if (made && deps.sandbox)
    await inOrganization(deps.database, made.organizationId, (tx) => addFirstChannels(tx, deps));
  return made ?? (await unprintedPassword(deps, config));
}

/** Returns the password that an earlier start created and did not print, while it still signs in. */
async function unprintedPassword(deps: Deps, { home }: Config): Promise<FirstRun | undefined> {
  const kept = await readInitialPassword(home);
  if (kept === undefined || (await opens(deps, kept))) return kept;
  await removeInitialPassword(home);
  return undefined;
}

/** Finds the sandbox's website chat, which the demonstration page embeds; null when it was removed. */
export async function findSandboxChat({
  database,
  registry,
}: Pick<Deps, "database" | "registry">): Promise<string | null> {
  const kinds = Object.values(registry).flatMap(({ kind, hosts }) => (hosts ? [kind] : []));
  const { rows } = await database.system.query<{ id: string }>(
    "select id from comm_channels where sandbox and status = 'active' and connector = any ($1) order by created_at limit 1",
    [kinds],
  );
  return rows[0]?.id ?? null;
}
