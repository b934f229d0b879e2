import { inOrganization, readOrganization } from "../database/index.ts";
import { errorMessage } from "../kernel/errors.ts";
import type { ChannelId, OrganizationId } from "../kernel/ids.ts";
import { asSentence } from "../kernel/word-issue.ts";
import type { Account, CommandMenu, Connector, MenuReceipt } from "../protocol/index.ts";
import type { ChannelDeps } from "./channel.ts";

type Published = {
  readonly organizationId: OrganizationId;
  readonly channelId: ChannelId;
  readonly connector: Connector;
  readonly account: Account;
};

/**
 * Publishes the organization's commands in the platform's own menu, where it has one, and keeps what became of it. What the platform
 * took waits for nothing: the next change may be published at once.
 */
export async function publishMenu(
  { database, menus: source }: Pick<ChannelDeps, "database" | "menus">,
  { organizationId, channelId, connector, account }: Published,
): Promise<void> {
  const { menus, digest } = await readOrganization(database, organizationId, async (tx) => {
    const { rows } = await tx.client.query<{ digest: string }>(
      `select ${source.digest} as digest from comm_channels c where c.organization_id = $1 and c.id = $2`,
      [organizationId, channelId],
    );
    return { menus: await source.read(tx, channelId), digest: rows[0]?.digest ?? null };
  });
  const { isShown, failure } = await publish(connector, account, menus);
  await inOrganization(database, organizationId, (tx) =>
    tx.client.query(
      `update comm_channels set menu_tried_at = case when not $5::boolean then clock_timestamp() end, menu_failure = $4, menu_digest = case when $5::boolean then $3 else menu_digest end
       where organization_id = $1 and id = $2`,
      [organizationId, channelId, digest, failure, isShown],
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
