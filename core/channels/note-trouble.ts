import { inOrganization } from "../database/index.ts";
import type { Connector, HealthFinding } from "../protocol/index.ts";
import type { OpenChannel } from "./access.ts";
import type { ChannelDeps } from "./channel.ts";
import { keepHealth } from "./health/keep-health.ts";

type Deps = Pick<ChannelDeps, "database" | "channels">;

/** Records that a platform refused the credentials of a send; the next successful check clears it. */
export const noteRefusal = (deps: Deps, channelId: string, reason: string): Promise<void> =>
  note(deps, channelId, ({ connector }) => ({
    code: "credentials_refused",
    severity: "broken",
    text: `The platform rejected this account's credentials: ${reason}`,
    ...mendedBy(connector, ", then resend the failed messages."),
  }));

/** Records that a platform does not deliver inbound events, with what its connector says to do; the next successful check clears it. */
export const noteSilence = (deps: Deps, channelId: string, reason: string, fix?: string): Promise<void> =>
  note(deps, channelId, () => ({
    code: "news_refused",
    severity: "broken",
    text: `New messages can't be received: ${reason}`,
    fix: fix ?? "Check the channel again. If this stays, see the log.",
  }));

/** A platform refused the credentials of a socket. */
export const refusedConnection = (
  { connector }: Pick<OpenChannel, "connector">,
  reason: string,
): HealthFinding => ({
  code: "gateway_refused",
  severity: "broken",
  text: `The platform refuses this account's connection: ${reason}`,
  ...mendedBy(connector, "."),
});

/** Refused credentials are entered or, where the platform makes them, made again by signing in. */
const mendedBy = ({ connect }: Connector, after: string): Pick<HealthFinding, "fix" | "action"> =>
  connect.authorise
    ? { fix: `Sign in again${after}`, action: "authorise" }
    : { fix: `Enter the credentials again in the channel's settings${after}` };

/** One socket serves all channels of an app. */
export const sharedConnection: HealthFinding = {
  code: "gateway_shared",
  severity: "ok",
  text: "Another channel of the same app holds the connection for this account too.",
};

/** A socket could not be kept several times in a row. */
export const lostConnection = (reason: string): HealthFinding => ({
  code: "gateway_lost",
  severity: "broken",
  text: `New messages can't be received, because the connection to the platform fails: ${reason}`,
  fix: "Parley keeps trying. Check the network, or enter the credentials again in the channel's settings.",
});

async function note(
  deps: Deps,
  channelId: string,
  findingFor: (channel: OpenChannel) => HealthFinding,
): Promise<void> {
  const channel = await deps.channels.open(channelId);
  if (channel)
    await inOrganization(deps.database, channel.organizationId, (tx) =>
      keepHealth(tx, channel.channelId, { account: "", findings: [findingFor(channel)] }),
    );
}
