import {
  credentialsSeal,
  installChannel,
  type ChannelAccess,
  type OpenChannel,
} from "../core/channels/index.ts";
import { inOrganization, type Transaction } from "../core/database/index.ts";
import { ensureFirstAdmin, opens, type FirstAdmin, type IdentityDeps } from "../core/identity/index.ts";
import type { Config } from "../core/kernel/config.ts";
import { textOf } from "../core/kernel/errors.ts";
import { newId, type ChannelId, type OrganizationId } from "../core/kernel/ids.ts";
import type { JsonObject } from "../core/kernel/json.ts";
import { log } from "../core/kernel/log.ts";
import type { Connector } from "../core/protocol/index.ts";
import { ensureDefaultRule } from "../core/rules/index.ts";
import { removeInitialPassword, keepUnshown, readUnshown } from "./unshown-password.ts";

/** What a fresh hub has to tell its owner; without a password where the owner chose it. */
export type FirstRun = Pick<FirstAdmin, "email" | "password">;

type Deps = IdentityDeps & {
  readonly registry: Readonly<Record<string, Connector>>;
  readonly channels: ChannelAccess;
  readonly botToken: string;
};

/** Makes the first admin on an empty hub, with a greeting and, where the sandbox is on, its channels; before anybody can knock. */
export async function firstRun(deps: Deps, config: Config): Promise<FirstRun | undefined> {
  const made = await ensureFirstAdmin(deps, config.admin, async ({ email, password }) => {
    if (password !== undefined) await keepUnshown(config.home, { email, password });
  });
  if (made) await inOrganization(deps.database, made.organizationId, ensureDefaultRule);
  if (made && config.sandbox)
    await inOrganization(deps.database, made.organizationId, (tx) =>
      addSandboxChannels(tx, deps, sandboxHome(config)),
    );
  return made ?? (await unshownBefore(deps, config));
}

/** What an earlier start made and ended before it could say so. */
async function unshownBefore(deps: Deps, { home }: Config): Promise<FirstRun | undefined> {
  const kept = await readUnshown(home);
  if (kept === undefined || (await opens(deps, kept))) return kept;
  await removeInitialPassword(home);
  return undefined;
}

/** Where the hub finds its own sandbox. */
export const sandboxHome = ({ port }: Config): string => `http://127.0.0.1:${port}`;

async function addSandboxChannels(tx: Transaction, deps: Deps, home: string): Promise<void> {
  await addChannel(
    tx,
    deps,
    "telegram",
    "Telegram (sandbox)",
    { token: deps.botToken },
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
 * Tells the simulated platforms where we are, once they can be reached, and keeps how their channels are then: since the last
 * start the hub's own port may have changed, and with it where its simulated platforms are, or the key that their bot's token is made of.
 */
export async function installSandboxChannels(deps: Deps, config: Config): Promise<void> {
  const { rows } = await deps.database.system.query<Row>(
    "select organization_id, id, settings from comm_channels where sandbox",
  );
  await Promise.all(
    rows.map((row) => installSandboxChannel(deps, `${sandboxHome(config)}/sandbox/telegram`, row)),
  );
}

async function installSandboxChannel(deps: Deps, apiRoot: string, row: Row): Promise<void> {
  if (typeof row.settings.apiRoot === "string") await bringHome(deps, row, apiRoot);
  const channel = await open(deps, row.id);
  if (channel) await installChannel(deps.database, await withBotToken(deps, channel));
}

async function bringHome({ database, channels }: Deps, row: Row, apiRoot: string): Promise<void> {
  await database.system.query(
    "update comm_channels set settings = settings || $3 where organization_id = $1 and id = $2",
    [row.organization_id, row.id, { apiRoot }],
  );
  channels.forget(row.id);
}

/** One whose credentials do not open says so on its page; the hub starts all the same. */
const open = ({ channels }: Deps, id: ChannelId): Promise<OpenChannel | null> =>
  channels.open(id).catch((error: unknown) => {
    log.warn({ channelId: id, err: textOf(error) }, "sandbox channel not opened");
    return null;
  });

/** With the token that opens its bot now. One that was given another bot of the sandbox keeps it. */
async function withBotToken(
  { database, sealer, channels, botToken }: Deps,
  channel: OpenChannel,
): Promise<OpenChannel> {
  const { organizationId, channelId, account } = channel;
  const { token } = account.credentials;
  if (typeof token !== "string" || token === botToken || botOf(token) !== botOf(botToken)) return channel;
  const credentials = { ...account.credentials, token: botToken };
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

/** The sandbox's website chat, which the demonstration page embeds; null where somebody removed it. */
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
