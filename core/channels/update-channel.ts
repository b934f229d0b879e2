import { isDeepStrictEqual } from "node:util";
import { and, eq, sql } from "drizzle-orm";
import { actionsFor, type InputOf, type MemberActor } from "../access/index.ts";
import type { Transaction } from "../database/index.ts";
import { conflict } from "../kernel/errors.ts";
import type { ChannelId } from "../kernel/ids.ts";
import { appendEvent } from "../outbox/index.ts";
import type { Account, Probe } from "../protocol/index.ts";
import { credentialsSeal, type OpenChannel } from "./access.ts";
import { changeAccount } from "./change-account.ts";
import { obstacles, type ChannelDeps, type ChannelStatus } from "./channel.ts";
import { refuseObstacles } from "./create-channel.ts";
import { ask } from "./health/ask.ts";
import { installChannel } from "./install-channel.ts";
import { openOwnAtAll } from "./open-own.ts";
import { ChannelChangeSchema } from "./present.ts";
import { readChannel } from "./queries.ts";
import { channels } from "./table.ts";
import { channelTarget } from "./target.ts";
import { refuseAnother, refuseTwice } from "./whose-account.ts";

/** Named fields change, absent ones stay. Credentials and settings change field by field. */
type ChannelChange = InputOf<typeof ChannelChangeSchema>;

const action = actionsFor<ChannelDeps, MemberActor>();

/** Changes a channel. Probes the platform first when credentials or settings change. Throws as `createChannel` does, `account_different`, and `secrets_needed`. */
export const updateChannel = action({
  name: "channel.update",
  summary: "Changes a channel; new credentials are tried first.",
  permission: "channel.manage",
  errors: {
    conflict: ["account_connected", "account_different", "channel_changed_meanwhile"],
    invalid: ["channel_invalid", "account_refused", "secrets_needed"],
  },
  target: channelTarget,
  input: ChannelChangeSchema,
  record: "audit",
  sensitive: true,
  async prepare(deps, { actor }, id, change) {
    // The cached channel may be older than a change made elsewhere.
    deps.channels.forget(id);
    const { channel: before, locked } = await openOwnAtAll(deps, actor.organizationId, id);
    const tried = change.credentials !== undefined || change.settings !== undefined;
    const { account, moved } = tried
      ? changeAccount(before, change, locked !== undefined)
      : { account: before.account, moved: false };
    const probe = tried ? await ask(() => before.connector.connect.probe(account)) : undefined;
    if (probe) refuseObstacles(obstacles(probe.findings));
    const installs = tried || (change.status === "active" && !locked);
    return { before, account, moved, probe, installs };
  },
  async perform({ tx, deps, note }, { id }, change, { before, account, moved, probe, installs }) {
    if (probe) await keepIdentity(tx, before, probe, moved);
    await write(tx, deps, id, account, change, moved);
    note({ action: "channel.changed", target: { kind: "channel", id }, facts: factsOf(change) });
    return { channel: { ...before, account }, installs };
  },
  async complete({ database, channels: opened }, { channel, installs }) {
    opened.forget(channel.channelId);
    if (installs) await installChannel(database, channel);
  },
});

const factsOf = (change: ChannelChange) => ({
  changed: Object.entries(change).flatMap(([key, value]) => (value === undefined ? [] : [key])),
  ...(change.name !== undefined && { name: change.name }),
  ...(change.status !== undefined && { status: change.status }),
});

/** Requires the same account. Resets the cursor when the server changed or the account was unknown, because another server counts its events differently. */
async function keepIdentity(
  tx: Transaction,
  { connector, channelId, account }: OpenChannel,
  probe: Probe,
  moved: boolean,
): Promise<void> {
  await tx.client.query("select from comm_channels where organization_id = $1 and id = $2 for update", [
    tx.organizationId,
    channelId,
  ]);
  const known = await readChannel(tx, channelId);
  // The merged account was probed with the settings read before. If those changed meanwhile, the secrets belong to other settings.
  if (!isDeepStrictEqual(known.settings, account.settings))
    throw conflict(
      "channel_changed_meanwhile",
      "Someone else just changed this channel. Reload it, then save again.",
    );
  refuseAnother(connector, known, probe);
  await refuseTwice(tx, connector, channelId, probe);
  if (moved || !known.healthAccount) await forgetCursor(tx, channelId);
}

/** Resets the cursor and takes the lease from a poller with the old settings. Repeated events are recognised by their keys. */
const forgetCursor = (tx: Transaction, channelId: ChannelId) =>
  tx.client.query(
    "update comm_channels set sync_cursor = null, sync_holder = null, sync_lease_until = null, gateway_state = null where organization_id = $1 and id = $2",
    [tx.organizationId, channelId],
  );

async function write(
  tx: Transaction,
  deps: Pick<ChannelDeps, "sealer">,
  channelId: ChannelId,
  account: Account,
  change: ChannelChange,
  moved: boolean,
): Promise<void> {
  const { name, status, credentials, settings } = change;
  const tried = credentials !== undefined || settings !== undefined;
  const where = and(eq(channels.organizationId, tx.organizationId), eq(channels.id, channelId));
  if (name !== undefined || status !== undefined || tried)
    await tx.db
      .update(channels)
      .set({
        ...(settings !== undefined && { settings: account.settings }),
        // Its gateway starts anew, and reports anew.
        ...(tried && { gatewayFindings: [] }),
        ...(name !== undefined && { name }),
        ...(status !== undefined && turned(status)),
      })
      .where(where);
  if (credentials !== undefined || moved) await seal(tx, deps, channelId, account);
  await appendEvent(tx, { kind: "channel_changed", channelId });
}

/** Makes held deliveries due at the moment of resuming. */
const turned = (status: ChannelStatus) => ({
  status,
  ...(status === "active" && {
    resumedAt: sql<string>`case when ${channels.status} = 'paused' then clock_timestamp() else ${channels.resumedAt} end`,
  }),
});

async function seal(
  tx: Transaction,
  { sealer }: Pick<ChannelDeps, "sealer">,
  channelId: ChannelId,
  account: Account,
): Promise<void> {
  const sealed = sealer.seal(
    JSON.stringify(account.credentials),
    credentialsSeal(tx.organizationId, channelId),
  );
  await tx.client.query(
    "update comm_channels set sealed_credentials = $3 where organization_id = $1 and id = $2",
    [tx.organizationId, channelId, sealed],
  );
}
