import type { Command } from "../../access/index.ts";
import { readOrganization } from "../../database/index.ts";
import type { OrganizationId } from "../../kernel/ids.ts";
import { listCustomCommands } from "./queries.ts";
import type { AnsweringDeps } from "./ask-webhook.ts";
import { toCommand } from "./to-command.ts";

/** The commands of each organization: those of every room and its own that are on. */
export type CommandSets = {
  of(organizationId: OrganizationId): Promise<readonly Command[]>;
  /** The same with those that are off, read anew. */
  toTry(organizationId: OrganizationId): Promise<readonly Command[]>;
  forget(organizationId: string): void;
};

/** How long a change by another process may go unnoticed when its event is lost. */
const REMEMBERED_MS = 5_000;

/** Caches the commands of each organization. One of our own is never hidden by theirs, whichever came first. */
export function createCommandSets(deps: AnsweringDeps, built: readonly Command[]): CommandSets {
  const known = new Map<string, { readonly until: number; readonly set: Promise<readonly Command[]> }>();
  const names = new Set(
    built.flatMap(({ for: audience, name, aliases = [] }) =>
      [name, ...aliases].map((one) => `${audience} ${firstWord(one)}`),
    ),
  );
  const load = async (organizationId: OrganizationId, alsoOff = false) => {
    const custom = await readOrganization(deps.database, organizationId, listCustomCommands);
    const on = custom.filter(
      ({ enabled, audience, name }) => (enabled || alsoOff) && !names.has(`${audience} ${name}`),
    );
    return on.length === 0 ? built : [...built, ...on.map((one) => toCommand(deps, one))];
  };
  const of = (organizationId: OrganizationId) => {
    const remembered = known.get(organizationId);
    if (remembered && remembered.until > performance.now()) return remembered.set;
    const set = load(organizationId);
    known.set(organizationId, { until: performance.now() + REMEMBERED_MS, set });
    set.catch(() => known.delete(organizationId));
    return set;
  };
  return {
    of,
    toTry: (organizationId) => load(organizationId, true),
    forget: (organizationId) => void known.delete(organizationId),
  };
}

const firstWord = (name: string): string => name.split(" ")[0] ?? "";
