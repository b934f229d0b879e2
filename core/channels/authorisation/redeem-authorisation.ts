import { z } from "@hono/zod-openapi";
import { actionsFor, type MemberActor } from "../../access/index.ts";
import { inOrganization, type Transaction } from "../../database/index.ts";
import type { ChannelId } from "../../kernel/ids.ts";
import { appendEvent } from "../../outbox/index.ts";
import type { Account, HealthFinding, Probe } from "../../protocol/index.ts";
import type { ChannelDeps } from "../channel.ts";
import { completeSetUp } from "../complete-set-up.ts";
import { keepIdentity } from "../keep-identity.ts";
import { sealCredentials } from "../open-credentials.ts";
import { openOwn } from "../open-own.ts";
import { publishMenu } from "../publish-menu.ts";
import { readCredentials } from "../read-config.ts";
import { channelTarget } from "../target.ts";
import { tryAccount } from "../try-account.ts";
import { requireSession } from "./authorise-channel.ts";
import { claimAuthorisation } from "./claim-authorisation.ts";
import { redeemCode } from "./redeem-code.ts";
import { redirectUrl } from "./redirect-url.ts";
import { verifierSeal } from "./verifier-seal.ts";

/** What the platform put into the address it sent the browser back to. */
export const ReturnedSchema = z
  .object({
    state: z.string().min(1).max(500),
    code: z.string().min(1).max(8_000).optional(),
    error: z.string().max(200).optional(),
    errorDescription: z.string().max(2_000).optional(),
  })
  .openapi({ example: { state: "the-state-of-the-visit", code: "the-code-of-the-platform" } });

const action = actionsFor<ChannelDeps, MemberActor>();

/**
 * Ends a visit to the platform: trades its code for credentials, asks whose account it is, and keeps them. A channel that
 * has an account keeps it and its conversations: another account is refused. Nothing changes unless all of it succeeds.
 */
export const redeemAuthorisation = action({
  name: "channel.redeem_authorisation",
  summary: "Ends a sign-in at the platform, with what it sent the browser back with.",
  permission: "channel.manage",
  errors: {
    refused: ["session_required", "authorisation_of_another"],
    missing: ["authorisation_unknown"],
    conflict: [
      "authorisation_used",
      "authorisation_expired",
      "account_connected",
      "account_different",
      "channel_changed_meanwhile",
    ],
    invalid: ["authorisation_denied", "authorisation_refused", "account_refused", "channel_invalid"],
    unavailable: ["authorisation_unreachable"],
  },
  target: channelTarget,
  input: ReturnedSchema,
  record: "audit",
  sensitive: true,
  async prepare(deps, { actor }, id, returned) {
    requireSession(actor);
    const { channelId, sealedVerifier } = await inOrganization(deps.database, actor.organizationId, (tx) =>
      claimAuthorisation(tx, actor, returned.state),
    );
    deps.channels.forget(id);
    const before = await openOwn(deps, actor.organizationId, channelId);
    const granted = await redeemCode(before, returned, {
      redirectUrl: redirectUrl(deps.hubAddress),
      verifier: deps.sealer.open(sealedVerifier, verifierSeal(actor.organizationId, channelId)),
    });
    const { keep: _, ...account } = before.account;
    const credentials = readCredentials(before.connector, { ...account.credentials, ...granted });
    return { before, ...(await tryAccount(before.connector, { ...account, credentials }, lasting)) };
  },
  async perform({ tx, deps, note }, { id }, _input, { before, account, probe }) {
    await keepIdentity(tx, before, probe, false);
    await write(tx, deps, id, account, probe);
    note({
      action: "channel.authorised",
      target: { kind: "channel", id },
      facts: { account: probe.account },
    });
    return { organizationId: tx.organizationId, channelId: id, probe };
  },
  async complete(deps, { organizationId, channelId, probe }) {
    const installed = await completeSetUp(deps, organizationId, channelId, probe);
    if (installed) await publishMenu(deps, installed);
  },
});

/** Signing in has just been tried: a grant that lacks something must not take the place of one that works. */
const lasting = (findings: readonly HealthFinding[]): readonly HealthFinding[] =>
  findings.filter(
    ({ severity, action: mends }) => severity === "broken" && mends !== "repair" && mends !== "scan",
  );

/** A channel that never had an account begins; one that a member paused stays paused. */
async function write(
  tx: Transaction,
  { sealer }: Pick<ChannelDeps, "sealer">,
  channelId: ChannelId,
  { credentials }: Account,
  { account, accountId }: Probe,
): Promise<void> {
  await tx.client.query(
    `update comm_channels set sealed_credentials = $3, status = case when health_account is null then 'active' else status end,
       gateway_findings = '[]', health_account = coalesce(nullif($4, ''), health_account), account_id = coalesce($5, account_id)
     where organization_id = $1 and id = $2`,
    [
      tx.organizationId,
      channelId,
      sealCredentials(sealer, tx.organizationId, channelId, credentials),
      account,
      accountId ?? null,
    ],
  );
  await appendEvent(tx, { kind: "channel_changed", channelId });
}
