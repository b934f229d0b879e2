import { inOrganization } from "../database/index.ts";
import { appendEvent } from "../outbox/index.ts";
import type { Probe } from "../protocol/index.ts";
import type { ChannelDeps } from "./channel.ts";
import { ask } from "./health/ask.ts";
import { keepHealth } from "./health/keep-health.ts";
import type { Opened } from "./open-own.ts";

/** Probes the account at its platform and records its health, without changing it. Skips the probe when there are no credentials. */
export async function checkChannel(
  { database }: Pick<ChannelDeps, "database">,
  { channel, locked }: Opened,
): Promise<void> {
  const { organizationId, channelId, connector, account } = channel;
  const probe = locked ? LOCKED : await ask(() => connector.connect.probe(account));
  await inOrganization(database, organizationId, (tx) => keepHealth(tx, channelId, probe));
}

/** Publishes that somebody had an account with a socket checked, whatever was found: one that rests after a refusal tries again. */
export async function announceCheck(
  { database }: Pick<ChannelDeps, "database">,
  { channel: { organizationId, channelId, connector } }: Opened,
): Promise<void> {
  if (connector.gateway)
    await inOrganization(database, organizationId, (tx) =>
      appendEvent(tx, { kind: "channel_changed", channelId }),
    );
}

const LOCKED: Probe = {
  account: "",
  findings: [
    {
      code: "credentials_locked",
      severity: "broken",
      text: "The credentials can't be decrypted because their encryption key is missing.",
      fix: "Enter them again in the channel's settings, or ask your administrator to add the old key to PARLEY_SECRET_KEYS.",
    },
  ],
};
