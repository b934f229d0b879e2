import { recordAudit } from "../audit/index.ts";
import { inOrganization, type Transaction } from "../database/index.ts";
import { invalid } from "../kernel/errors.ts";
import { newId, type ChannelId, type OrganizationId } from "../kernel/ids.ts";
import type { JsonObject } from "../kernel/json.ts";
import { asSentence } from "../kernel/word-issue.ts";
import { appendEvent } from "../outbox/index.ts";
import type { Account, Connector, HealthFinding, Probe } from "../protocol/index.ts";
import { credentialsSeal, surroundings } from "./access.ts";
import { obstacles, type By, type ChannelDeps } from "./channel.ts";
import { ask } from "./health/ask.ts";
import { installChannel } from "./install-channel.ts";
import { publishMenu } from "./publish-menu.ts";
import { readCredentials, readSettings } from "./read-config.ts";
import { refuseTwice } from "./whose-account.ts";

export type ChannelDraft = {
  readonly connector: string;
  readonly name: string;
  readonly credentials: JsonObject;
  readonly settings: JsonObject;
  readonly sandbox?: boolean;
};

/**
 * Connects an account: asks the platform whose it is, keeps it with its credentials sealed, then makes the platform
 * deliver to us. Throws `connector_unknown`, `channel_invalid`, `account_refused` with the platform's own finding, or `account_connected`.
 */
export async function createChannel(
  deps: Omit<ChannelDeps, "replay">,
  organizationId: OrganizationId,
  by: By,
  draft: ChannelDraft,
): Promise<ChannelId> {
  const connector = deps.registry[draft.connector];
  if (!connector)
    throw invalid("connector_unknown", `This hub has no connector called ${draft.connector}.`, {
      connector: draft.connector,
    });
  const account = toAccount(deps, connector, newId("chn"), draft);
  const probe = await ask(() => connector.connect.probe(account));
  refuseObstacles(obstacles(probe.findings));
  // Kept before the platform is told where to deliver: its first message may come at once.
  await inOrganization(deps.database, organizationId, (tx) =>
    insert(tx, deps, by, connector, account, draft, probe),
  );
  await installChannel(deps.database, { organizationId, channelId: account.channelId, connector, account });
  await publishMenu(deps.database, organizationId, connector, account);
  return account.channelId;
}

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
  ...surroundings(deps.hubAddress, channelId),
});

/** Says in one sentence what stands in the way. */
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
  by: By,
  connector: Connector,
  account: NewAccount,
  { name, sandbox = false }: ChannelDraft,
  probe: Probe,
): Promise<void> {
  await refuseTwice(tx, connector, account.channelId, probe);
  const sealed = deps.sealer.seal(
    JSON.stringify(account.credentials),
    credentialsSeal(tx.organizationId, account.channelId),
  );
  await tx.client.query(
    "insert into comm_channels (organization_id, id, connector, name, settings, sealed_credentials, sandbox, health_account, account_id) values ($1, $2, $3, $4, $5, $6, $7, $8, $9)",
    [
      tx.organizationId,
      account.channelId,
      connector.kind,
      name,
      account.settings,
      sealed,
      sandbox,
      probe.account,
      probe.accountId,
    ],
  );
  await appendEvent(tx, { kind: "channel_changed", channelId: account.channelId });
  await recordAudit(tx, {
    ...by,
    action: "channel.connected",
    target: { kind: "channel", id: account.channelId },
    facts: { name, connector: connector.kind, account: probe.account },
  });
}
