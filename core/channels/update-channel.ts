import { and, eq, sql } from "drizzle-orm";
import { actionsFor, type InputOf, type MemberActor } from "../access/index.ts";
import type { Transaction } from "../database/index.ts";
import type { ChannelId } from "../kernel/ids.ts";
import { appendEvent } from "../outbox/index.ts";
import type { Account } from "../protocol/index.ts";
import { changeAccount } from "./change-account.ts";
import type { ChannelDeps, ChannelStatus } from "./channel.ts";
import { completeSetUp } from "./complete-set-up.ts";
import { keepIdentity } from "./keep-identity.ts";
import { sealCredentials } from "./open-credentials.ts";
import { openOwnAtAll } from "./open-own.ts";
import { ChannelChangeSchema } from "./present.ts";
import { channels } from "./table.ts";
import { channelTarget } from "./target.ts";
import { tryAccount } from "./try-account.ts";

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
    if (!tried) {
      const installs = change.status === "active" && !locked;
      return { before, account: before.account, moved: false, probe: undefined, installs };
    }
    const { account, moved } = changeAccount(before, change, locked !== undefined);
    return { before, moved, installs: true, ...(await tryAccount(before.connector, account)) };
  },
  async perform({ tx, deps, note }, { id }, change, { before, account, moved, probe, installs }) {
    if (probe) await keepIdentity(tx, before, probe, moved);
    await write(tx, deps, id, account, change, moved);
    note({ action: "channel.changed", target: { kind: "channel", id }, facts: factsOf(change) });
    return { organizationId: tx.organizationId, channelId: id, probe, installs };
  },
  async complete(deps, { organizationId, channelId, probe, installs }) {
    if (installs) await completeSetUp(deps, organizationId, channelId, probe);
    else deps.channels.forget(channelId);
  },
});

const factsOf = (change: ChannelChange) => ({
  changed: Object.entries(change).flatMap(([key, value]) => (value === undefined ? [] : [key])),
  ...(change.name !== undefined && { name: change.name }),
  ...(change.status !== undefined && { status: change.status }),
});

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
  const sealed = sealCredentials(sealer, tx.organizationId, channelId, account.credentials);
  await tx.client.query(
    "update comm_channels set sealed_credentials = $3 where organization_id = $1 and id = $2",
    [tx.organizationId, channelId, sealed],
  );
}
