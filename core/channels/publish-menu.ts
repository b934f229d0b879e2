import { inOrganization, readOrganization, type Database } from "../database/index.ts";
import { errorMessage } from "../kernel/errors.ts";
import type { OrganizationId } from "../kernel/ids.ts";
import { asSentence } from "../kernel/word-issue.ts";
import type { Account, CommandMenu, Connector, MenuCommand, MenuReceipt } from "../protocol/index.ts";

/** The commands of an organization as their menu shows them, as a digest (`c`: a row of comm_channels). */
export const MENU_DIGEST = `(select md5(coalesce(string_agg(b.name || E'\\n' || b.description, E'\\n' order by lower(b.name)), ''))
  from comm_bot_commands b where b.organization_id = c.organization_id and b.enabled)`;

type Published = {
  readonly organizationId: OrganizationId;
  readonly connector: Connector;
  readonly account: Account;
};

/**
 * Publishes the organization's commands in the platform's own menu, where it has one, and keeps what became of it. What the platform
 * took waits for nothing: the next change may be published at once.
 */
export async function publishMenu(
  database: Database,
  { organizationId, connector, account }: Published,
): Promise<void> {
  const menu = await readOrganization(database, organizationId, async (tx) => {
    const commands = await tx.client.query<MenuCommand>(
      "select name, description from comm_bot_commands where organization_id = $1 and enabled order by lower(name)",
      [organizationId],
    );
    const { rows } = await tx.client.query<{ digest: string }>(
      `select ${MENU_DIGEST} as digest from comm_channels c where c.organization_id = $1 and c.id = $2`,
      [organizationId, account.channelId],
    );
    return { commands: commands.rows, digest: rows[0]?.digest ?? null };
  });
  const { isShown, failure } = await publish(connector, account, [
    { audience: { kind: "contacts" }, language: null, commands: menu.commands },
  ]);
  await inOrganization(database, organizationId, (tx) =>
    tx.client.query(
      `update comm_channels set menu_tried_at = case when not $5::boolean then clock_timestamp() end, menu_failure = $4, menu_digest = case when $5::boolean then $3 else menu_digest end
       where organization_id = $1 and id = $2`,
      [organizationId, account.channelId, menu.digest, failure, isShown],
    ),
  );
}

/** `isShown`: the platform took them, though not each of them where `failure` says so. */
type Outcome = { readonly isShown: boolean; readonly failure: string | null };

async function publish(
  { connect }: Connector,
  account: Account,
  menus: readonly CommandMenu[],
): Promise<Outcome> {
  try {
    return outcomeOf((await connect.publishCommands?.(account, menus)) ?? { kind: "done" });
  } catch (error) {
    return { isShown: false, failure: asSentence(errorMessage(error)) };
  }
}

function outcomeOf(receipt: MenuReceipt): Outcome {
  if (receipt.kind === "done")
    return { isShown: true, failure: receipt.omitted?.slice(0, OMITTED_MAX).join(" ") || null };
  return {
    isShown: false,
    failure: receipt.kind === "rate_limited" ? "The platform asked to wait." : asSentence(receipt.reason),
  };
}

/** More sentences than a finding needs. */
const OMITTED_MAX = 5;
