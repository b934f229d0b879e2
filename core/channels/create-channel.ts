import { actionsFor, organizationTarget, type InputOf, type MemberActor } from "../access/index.ts";
import type { Transaction } from "../database/index.ts";
import { invalid } from "../kernel/errors.ts";
import { newId, type ChannelId } from "../kernel/ids.ts";
import { asSentence } from "../kernel/word-issue.ts";
import { appendEvent } from "../outbox/index.ts";
import type { Account, Connector, HealthFinding, Probe } from "../protocol/index.ts";
import { credentialsSeal, accountContext } from "./access.ts";
import { obstacles, type ChannelDeps } from "./channel.ts";
import { ask } from "./health/ask.ts";
import { installChannel } from "./install-channel.ts";
import { ChannelDraftSchema } from "./present.ts";
import { publishMenu } from "./publish-menu.ts";
import { readCredentials, readSettings } from "./read-config.ts";
import { refuseTwice } from "./whose-account.ts";

/** Holds what a member enters for a new channel. */
type ChannelDraft = InputOf<typeof ChannelDraftSchema>;

const action = actionsFor<ChannelDeps, MemberActor>();

/**
 * Connects an account: identifies it at the platform, stores it with sealed credentials, then registers the webhook.
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
    const connector = deps.registry[draft.connector];
    if (!connector)
      throw invalid("connector_unknown", `Unknown connector: ${draft.connector}.`, {
        connector: draft.connector,
      });
    const account = toAccount(deps, connector, newId("chn"), draft);
    const probe = await ask(() => connector.connect.probe(account));
    refuseObstacles(obstacles(probe.findings));
    return { connector, account, probe };
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
    return { organizationId: tx.organizationId, channelId, connector, account };
  },
  async complete({ database }, created) {
    await installChannel(database, created);
    await publishMenu(database, created.organizationId, created.connector, created.account);
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
  credentials: readCredentials(connector, draft.credentials),
  settings: readSettings(connector, draft.settings),
  ...accountContext(deps.hubAddress, channelId),
});

/** Describes the fault in one sentence. */
export function refuseObstacles(findings: readonly HealthFinding[]): void {
  if (findings.length === 0) return;
  const text = findings
    .map((finding) =>
      [finding.text, finding.fix]
        .filter((words) => words !== undefined)
        .map(asSentence)
        .join(" "),
    )
    .join(" ");
  throw invalid("account_refused", text, { findings: findings.map((finding) => finding.code) });
}

async function insert(
  tx: Transaction,
  deps: Pick<ChannelDeps, "sealer">,
  name: string,
  connector: Connector,
  account: NewAccount,
  probe: Probe,
): Promise<void> {
  await refuseTwice(tx, connector, account.channelId, probe);
  const sealed = deps.sealer.seal(
    JSON.stringify(account.credentials),
    credentialsSeal(tx.organizationId, account.channelId),
  );
  await tx.client.query(
    "insert into comm_channels (organization_id, id, connector, name, settings, sealed_credentials, health_account, account_id) values ($1, $2, $3, $4, $5, $6, $7, $8)",
    [
      tx.organizationId,
      account.channelId,
      connector.kind,
      name,
      account.settings,
      sealed,
      probe.account,
      probe.accountId,
    ],
  );
  await appendEvent(tx, { kind: "channel_changed", channelId: account.channelId });
}
