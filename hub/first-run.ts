import {
  credentialsSeal,
  installChannel,
  type ChannelAccess,
  type OpenChannel,
} from "../core/channels/index.ts";
import { inOrganization, type Transaction } from "../core/database/index.ts";
import { ensureFirstAdmin, opens, type FirstAdmin, type IdentityDeps } from "../core/identity/index.ts";
import type { Config } from "../core/kernel/config.ts";
import { errorMessage } from "../core/kernel/errors.ts";
import { newId, type ChannelId, type OrganizationId } from "../core/kernel/ids.ts";
import type { JsonObject } from "../core/kernel/json.ts";
import { log } from "../core/kernel/log.ts";
import type { Sandbox } from "../sandbox/index.ts";
import type { Connector } from "../core/protocol/index.ts";
import { ensureDefaultRule } from "../core/rules/index.ts";
import { removeInitialPassword, storeInitialPassword, readInitialPassword } from "./initial-password.ts";

/** Describes what a fresh hub prints for its owner. The password is absent where the owner chose it. */
export type FirstRun = Pick<FirstAdmin, "email" | "password">;

type Deps = IdentityDeps & {
  readonly registry: Readonly<Record<string, Connector>>;
  readonly channels: ChannelAccess;
  /** The token of an organization's simulated bot. */
  readonly botToken: (organizationId: OrganizationId) => string;
};

/** Creates the first admin on an empty hub, with a greeting rule and, where the sandbox is on, its channels. Runs before the hub listens. */
export async function firstRun(deps: Deps, config: Config): Promise<FirstRun | undefined> {
  const made = await ensureFirstAdmin(deps, config.admin, async ({ email, password }) => {
    if (password !== undefined) await storeInitialPassword(config.home, { email, password });
  });
  if (made) await inOrganization(deps.database, made.organizationId, ensureDefaultRule);
  if (made && config.sandbox)
    await inOrganization(deps.database, made.organizationId, (tx) =>
      addSandboxChannels(tx, deps, sandboxHome(config)),
    );
  return made ?? (await unprintedPassword(deps, config));
}

/** Returns the password that an earlier start created and did not print, while it still signs in. */
async function unprintedPassword(deps: Deps, { home }: Config): Promise<FirstRun | undefined> {
  const kept = await readInitialPassword(home);
  if (kept === undefined || (await opens(deps, kept))) return kept;
  await removeInitialPassword(home);
  return undefined;
}

/** Builds the address at which the hub reaches its own sandbox. */
export const sandboxHome = ({ port }: Config): string => `http://127.0.0.1:${port}`;

async function addSandboxChannels(tx: Transaction, deps: Deps, home: string): Promise<void> {
  await addChannel(
    tx,
    deps,
    "telegram",
    "Telegram (sandbox)",
    { token: deps.botToken(tx.organizationId) },
    { apiRoot: `${home}/sandbox/telegram` },
  );
  await addChannel(tx, deps, "webchat", "Website chat", {}, { greeting: "Hello. How can we help?" });
}

async function addChannel(
  tx: Transaction,
  { registry, sealer }: Deps,
  kind: string,
  name: string,
  given: JsonObject,
  wanted: JsonObject,
): Promise<void> {
  const connector = registry[kind];
  if (!connector) return;
  const id = newId("chn");
  const credentials = JSON.stringify(connector.config.credentials.parse(given));
  await tx.client.query(
    "insert into comm_channels (organization_id, id, connector, name, settings, sealed_credentials, sandbox) values ($1, $2, $3, $4, $5, $6, true)",
    [
      tx.organizationId,
      id,
      kind,
      name,
      connector.config.settings.parse(wanted),
      sealer.seal(credentials, credentialsSeal(tx.organizationId, id)),
    ],
  );
}

type Row = { organization_id: OrganizationId; id: ChannelId; settings: JsonObject };

/**
 * Registers the hub with the simulated platforms, once they can be reached, and records the health of their channels.
 * The hub's port, or the key that the bot's token is derived from, may have changed since the last start.
 */
export async function installSandboxChannels(
  deps: Deps,
  config: Config,
  sandbox: Pick<Sandbox, "openWorld">,
): Promise<void> {
  const { rows } = await deps.database.system.query<Row>(
    "select organization_id, id, settings from comm_channels where sandbox",
  );
  for (const { organization_id: organizationId } of rows) sandbox.openWorld(organizationId);
  await Promise.all(
    rows.map((row) => installSandboxChannel(deps, `${sandboxHome(config)}/sandbox/telegram`, row)),
  );
}

async function installSandboxChannel(deps: Deps, apiRoot: string, row: Row): Promise<void> {
  if (typeof row.settings.apiRoot === "string") await moveToSandbox(deps, row, apiRoot);
  const channel = await open(deps, row.id);
  if (channel) await installChannel(deps.database, await withBotToken(deps, channel));
}

async function moveToSandbox({ database, channels }: Deps, row: Row, apiRoot: string): Promise<void> {
  await database.system.query(
    "update comm_channels set settings = settings || $3 where organization_id = $1 and id = $2",
    [row.organization_id, row.id, { apiRoot }],
  );
  channels.forget(row.id);
}

/** Opens a channel. The hub also starts where its credentials do not open; the channel's page says so. */
const open = ({ channels }: Deps, id: ChannelId): Promise<OpenChannel | null> =>
  channels.open(id).catch((error: unknown) => {
    log.warn({ channelId: id, err: errorMessage(error) }, "sandbox channel not opened");
    return null;
  });

/** Gives the channel the bot's present token. A channel with another bot of the sandbox keeps its token. */
async function withBotToken(
  { database, sealer, channels, botToken }: Deps,
  channel: OpenChannel,
): Promise<OpenChannel> {
  const { organizationId, channelId, account } = channel;
  const { token } = account.credentials;
  const own = botToken(organizationId);
  if (typeof token !== "string" || token === own || botOf(token) !== botOf(own)) return channel;
  const credentials = { ...account.credentials, token: own };
  await database.system.query(
    "update comm_channels set sealed_credentials = $3 where organization_id = $1 and id = $2",
    [
      organizationId,
      channelId,
      sealer.seal(JSON.stringify(credentials), credentialsSeal(organizationId, channelId)),
    ],
  );
  channels.forget(channelId);
  return { ...channel, account: { ...account, credentials } };
}

/** A token begins with its bot's number. */
const botOf = (token: string): string | undefined => token.split(":")[0];

/** Finds the sandbox's website chat, which the demonstration page embeds; null when it was removed. */
export async function findSandboxChat({
  database,
  registry,
}: Pick<Deps, "database" | "registry">): Promise<string | null> {
  const kinds = Object.values(registry).flatMap(({ kind, hosts }) => (hosts ? [kind] : []));
  const { rows } = await database.system.query<{ id: string }>(
    "select id from comm_channels where sandbox and status = 'active' and connector = any ($1) order by created_at limit 1",
    [kinds],
  );
  return rows[0]?.id ?? null;
}
