import { inOrganization, readOrganization, type Database, type Transaction } from "../../database/index.ts";
import { errorMessage } from "../../kernel/errors.ts";
import type { OrganizationId } from "../../kernel/ids.ts";
import type { ApprovedTemplate, ListsTemplates } from "../../protocol/index.ts";
import type { ChannelAccess, OpenChannel } from "../access.ts";
import { openOwn } from "../open-own.ts";
import { keepTemplates } from "./keep-templates.ts";

/** `failure`: why the platform could not be asked; what it told before is listed. */
export type ListedTemplates = {
  readonly items: readonly ApprovedTemplate[];
  readonly failure: string | null;
};

/** How long the platform is not asked again. It tells by itself what changes meanwhile. */
const KEPT_FOR = "10 minutes";

/** Lists the texts that the platform approved for a channel: as kept, and asked for again when that is old. */
export async function listTemplates(
  deps: { readonly database: Database; readonly channels: ChannelAccess },
  organizationId: OrganizationId,
  channelId: string,
): Promise<ListedTemplates> {
  const channel = await openOwn(deps, organizationId, channelId);
  const { templates } = channel.connector;
  if (!templates) return { items: [], failure: null };
  const isFresh = await readOrganization(deps.database, organizationId, (tx) => wasReadLately(tx, channelId));
  const failure = isFresh ? null : await refresh(deps.database, channel, templates);
  const items = await readOrganization(deps.database, organizationId, (tx) => readTemplates(tx, channelId));
  return { items, failure };
}

async function refresh(
  database: Database,
  { organizationId, channelId, account }: OpenChannel,
  templates: ListsTemplates,
): Promise<string | null> {
  const told = await templates
    .list(account)
    .catch((error: unknown) => ({ kind: "unreachable" as const, reason: errorMessage(error) }));
  if (told.kind !== "listed")
    return told.kind === "rate_limited" ? "The platform asked to wait." : told.reason;
  await inOrganization(database, organizationId, (tx) => keepTemplates(tx, channelId, told.templates));
  return null;
}

async function wasReadLately(tx: Transaction, channelId: string): Promise<boolean> {
  const { rowCount } = await tx.client.query(
    "select from comm_channels where organization_id = $1 and id = $2 and templates_read_at > clock_timestamp() - $3::interval",
    [tx.organizationId, channelId, KEPT_FOR],
  );
  return rowCount === 1;
}

async function readTemplates(tx: Transaction, channelId: string): Promise<ApprovedTemplate[]> {
  const { rows } = await tx.client.query<ApprovedTemplate & { reason: string | null }>(
    "select name, language, body as text, parameters, state, reason from comm_channel_templates where organization_id = $1 and channel_id = $2 order by name, language",
    [tx.organizationId, channelId],
  );
  return rows.map(({ reason, ...template }) => ({ ...template, ...(reason !== null && { reason }) }));
}
