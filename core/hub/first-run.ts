import { SANDBOX_BOT_TOKEN } from "../../sandbox/index.ts";
import { credentialsSeal, installChannel, type ChannelAccess } from "../channels/index.ts";
import { inOrganization, type Transaction } from "../database/index.ts";
import { ensureFirstAdmin, type FirstAdmin, type IdentityDeps } from "../identity/index.ts";
import type { Config } from "../kernel/config.ts";
import { textOf } from "../kernel/errors.ts";
import { newId, type OrganizationId } from "../kernel/ids.ts";
import type { JsonObject } from "../kernel/json.ts";
import { log } from "../kernel/log.ts";
import type { Connector } from "../protocol/index.ts";
import { ensureDefaultRule } from "../rules/index.ts";

/** What a fresh hub has to tell its owner. */
export type FirstRun = FirstAdmin;

type Deps = IdentityDeps & { readonly registry: Readonly<Record<string, Connector>>; readonly channels: ChannelAccess };

/** Makes the first admin on an empty hub, with a greeting and, where the sandbox is on, its channels; before anybody can knock. */
export async function firstRun(deps: Deps, config: Config): Promise<FirstRun | undefined> {
  const made = await ensureFirstAdmin(deps, config.admin);
  if (made) await inOrganization(deps.database, made.organizationId, ensureDefaultRule);
  if (made && config.sandbox) await inOrganization(deps.database, made.organizationId, (tx) => addSandboxChannels(tx, deps, sandboxHome(config)));
  return made;
}

/** Where the hub finds its own sandbox. */
export const sandboxHome = ({ port }: Config): string => `http://127.0.0.1:${port}`;

async function addSandboxChannels(tx: Transaction, deps: Deps, home: string): Promise<void> {
  await addChannel(tx, deps, "telegram", "Telegram (sandbox)", { token: SANDBOX_BOT_TOKEN }, { apiRoot: `${home}/sandbox/telegram` });
  await addChannel(tx, deps, "webchat", "Website chat", {}, { greeting: "Hello. How can we help?" });
}

async function addChannel(tx: Transaction, { registry, sealer }: Deps, kind: string, name: string, given: JsonObject, wanted: JsonObject): Promise<void> {
  const connector = registry[kind];
  if (!connector) return;
  const id = newId("chn");
  const credentials = JSON.stringify(connector.config.credentials.parse(given));
  await tx.client.query(
    "insert into comm_channels (organization_id, id, connector, name, settings, sealed_credentials, sandbox) values ($1, $2, $3, $4, $5, $6, true)",
    [tx.organizationId, id, kind, name, connector.config.settings.parse(wanted), sealer.seal(credentials, credentialsSeal(tx.organizationId, id))],
  );
}

type Row = { organization_id: OrganizationId; id: string; settings: JsonObject };

/** Tells the simulated platforms where we are, once they can be reached, and keeps how their channels are then: the hub's own port may have changed since the last start, and with it where its simulated platforms are. */
export async function installSandboxChannels(deps: Deps, config: Config): Promise<void> {
  const { rows } = await deps.database.system.query<Row>("select organization_id, id, settings from comm_channels where sandbox");
  await Promise.all(rows.map((row) => installSandboxChannel(deps, sandboxHome(config), row)));
}

async function installSandboxChannel({ database, channels }: Deps, home: string, { organization_id, id, settings }: Row): Promise<void> {
  if (typeof settings.apiRoot === "string") {
    await database.system.query("update comm_channels set settings = settings || $3 where organization_id = $1 and id = $2", [organization_id, id, { apiRoot: `${home}/sandbox/telegram` }]);
    channels.forget(id);
  }
  // One whose credentials do not open says so on its page; the hub starts all the same.
  const channel = await channels.open(id).catch((error: unknown) => {
    log.warn({ channelId: id, err: textOf(error) }, "sandbox channel not opened");
    return null;
  });
  if (channel) await installChannel(database, channel);
}

/** The sandbox's website chat, which the demonstration page embeds; null where somebody removed it. */
export async function findSandboxChat({ database, registry }: Pick<Deps, "database" | "registry">): Promise<string | null> {
  const kinds = Object.values(registry).flatMap(({ kind, hosts }) => (hosts ? [kind] : []));
  const { rows } = await database.system.query<{ id: string }>("select id from comm_channels where sandbox and status = 'active' and connector = any ($1) order by created_at limit 1", [kinds]);
  return rows[0]?.id ?? null;
}
