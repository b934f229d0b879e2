import { actionsFor, organizationTarget, type InputOf, type MemberActor } from "../access/index.ts";
import type { Transaction } from "../database/index.ts";
import { invalid } from "../kernel/errors.ts";
import { newId, type ChannelId } from "../kernel/ids.ts";
import { appendEvent } from "../outbox/index.ts";
import type { Account, Connector, Probe } from "../protocol/index.ts";
import { accountContext } from "./access.ts";
import { needsAuthorisation, type ChannelDeps } from "./channel.ts";
import { completeSetUp } from "./complete-set-up.ts";
import { ChannelDraftSchema } from "./present.ts";
import { publishMenu } from "./publish-menu.ts";
import { sealCredentials } from "./open-credentials.ts";
import { readCredentials, readSettings, withoutHidden } from "./read-config.ts";
import { tryAccount } from "./try-account.ts";
import { refuseTwice } from "./whose-account.ts";

/** Holds what a member enters for a new channel. */
type ChannelDraft = InputOf<typeof ChannelDraftSchema>;

const action = actionsFor<ChannelDeps, MemberActor>();

/**
 * Connects an account: identifies it at the platform, stores it with sealed credentials, then registers the webhook. One
 * that somebody has to sign in to first is stored as it is, and paused until then.
 * Throws `connector_unknown`, `channel_invalid`, `account_refused` with the platform's own finding, or `account_connected`.
 */
export const createChannel = action({
  name: "channel.create",
  summary: "Connects an account, after asking its platform.",
  permission: "channel.manage",
  errors: {
    conflict: ["account_connected"],
    invalid: ["connector_unknown", "channel_invalid", "account_refused"],
  },
  target: organizationTarget,
  input: ChannelDraftSchema,
  record: "audit",
  sensitive: true,
  async prepare(deps, _by, _id, draft) {
    const connector = Object.hasOwn(deps.registry, draft.connector)
      ? deps.registry[draft.connector]
      : undefined;
    if (!connector)
      throw invalid("connector_unknown", `Unknown connector: ${draft.connector}.`, {
        connector: draft.connector,
      });
    const tried = await tryAccount(connector, toAccount(deps, connector, newId("chn"), draft));
    return { connector, ...tried };
  },
  // The row comes before the webhook, because the first message may arrive at once.
  async perform({ tx, deps, note }, _found, { name }, { connector, account, probe }) {
    await insert(tx, deps, name, connector, account, probe);
    const { channelId } = account;
    note({
      action: "channel.connected",
      target: { kind: "channel", id: channelId },
      facts: { name, connector: connector.kind, account: probe.account },
    });
    return { organizationId: tx.organizationId, channelId, probe };
  },
  async complete(deps, { organizationId, channelId, probe }) {
    const installed = await completeSetUp(deps, organizationId, channelId, probe);
    if (installed) await publishMenu(deps, installed);
  },
});

type NewAccount = Account & { readonly channelId: ChannelId };

const toAccount = (
  deps: Pick<ChannelDeps, "hubAddress">,
  connector: Connector,
  channelId: ChannelId,
  draft: ChannelDraft,
): NewAccount => ({
  channelId,
  credentials: readCredentials(connector, withoutHidden(connector.config.credentials, draft.credentials)),
  settings: readSettings(connector, withoutHidden(connector.config.settings, draft.settings)),
  ...accountContext(deps.hubAddress, channelId),
});

async function insert(
  tx: Transaction,
  deps: Pick<ChannelDeps, "sealer">,
  name: string,
  connector: Connector,
  account: NewAccount,
  probe: Probe,
): Promise<void> {
  await refuseTwice(tx, connector, account.channelId, probe);
  const sealed = sealCredentials(deps.sealer, tx.organizationId, account.channelId, account.credentials);
  await tx.client.query(
    "insert into comm_channels (organization_id, id, connector, name, settings, sealed_credentials, health_account, account_id, status) values ($1, $2, $3, $4, $5, $6, $7, $8, $9)",
    [
      tx.organizationId,
      account.channelId,
      connector.kind,
      name,
      account.settings,
      sealed,
      probe.account || null,
      probe.accountId,
      needsAuthorisation(probe) ? "paused" : "active",
    ],
  );
  await appendEvent(tx, { kind: "channel_changed", channelId: account.channelId });
}
