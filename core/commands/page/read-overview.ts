import type { Command, Rights } from "../../access/index.ts";
import { readRights } from "../../access/index.ts";
import type { Transaction } from "../../database/index.ts";
import { BUILT_IN_ROLES } from "../../identity/index.ts";

/** A command for the page of commands: who may give it, by role, and how often it was given in the last 30 days. */
export type OverviewRow = {
  readonly command: Command;
  readonly roles: readonly string[];
  readonly uses: number;
};

/** Reads every command with its roles and uses. Customers are no role. */
export async function readOverview(
  tx: Transaction,
  commands: readonly Command[],
): Promise<readonly OverviewRow[]> {
  const uses = await countUses(tx);
  const roles = await readRoles(tx);
  return commands.map((command) => ({
    command,
    roles:
      command.for === "contact"
        ? []
        : roles.filter(({ rights }) => allows(rights, command)).map(({ name }) => name),
    uses: uses.get(`${command.for} ${command.name}`) ?? 0,
  }));
}

async function countUses(tx: Transaction): Promise<ReadonlyMap<string, number>> {
  const { rows } = await tx.client.query<{ command: string; actor_kind: string; uses: number }>(
    `select command, actor_kind, count(*)::int as uses from comm_command_uses
     where organization_id = $1 and used_at > clock_timestamp() - interval '30 days' group by command, actor_kind`,
    [tx.organizationId],
  );
  return new Map(rows.map(({ command, actor_kind, uses }) => [`${actor_kind} ${command}`, uses]));
}

async function readRoles(
  tx: Transaction,
): Promise<readonly { readonly name: string; readonly rights: Rights }[]> {
  const { rows } = await tx.client.query<{ name: string; permissions: Readonly<Record<string, unknown>> }>(
    "select name, permissions from roles where organization_id = $1 order by lower(name)",
    [tx.organizationId],
  );
  return [
    ...Object.entries(BUILT_IN_ROLES).map(([name, rights]) => ({ name, rights })),
    ...rows.map(({ name, permissions }) => ({ name, rights: readRights(permissions) })),
  ];
}

function allows(rights: Rights, command: Command): boolean {
  const permission = command.action?.permission ?? command.permission;
  if (permission === undefined || permission === "signed_in" || permission === "contact") return true;
  return rights[permission] !== undefined;
}
