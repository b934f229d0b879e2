import type { z } from "zod";
import type { Account, HealthFinding } from "../../../core/protocol/index.ts";
import { callApi } from "../api.ts";
import type { Credentials, Settings } from "../config.ts";
import { inviteAddress } from "./invite-address.ts";
import { failureFinding } from "./failure-finding.ts";
import { missingRights, rightsInChannel, rightsInServer } from "./permissions.ts";
import * as schemas from "./schemas.ts";
import type { Application, Channel } from "./schemas.ts";

type Bot = Account<Credentials, Settings>;

/** Servers whose rights are looked at in one check: each takes three calls. */
const SERVERS_MAX = 10;

/** Findings about channels of one server; more would say the same. */
const CHANNELS_MAX = 3;

/** Returns what keeps the bot from reading and writing in its servers. */
export async function serverFindings(
  account: Bot,
  application: Application,
): Promise<readonly HealthFinding[]> {
  const answer = await callApi(account, { method: "GET", route: "/users/@me/guilds" });
  if (answer.kind !== "ok") return [failureFinding(account, answer)];
  const all = schemas.guilds.safeParse(answer.result).data ?? [];
  if (all.length === 0) return [notInvited(application.id)];
  const wanted = account.settings.servers;
  const absent = wanted.filter((id) => !all.some((guild) => guild.id === id));
  const heard = all.filter(({ id }) => wanted.length === 0 || wanted.includes(id)).slice(0, SERVERS_MAX);
  const botId = application.bot?.id ?? application.id;
  const findings = await Promise.all(heard.map(({ id, name }) => findingsOf(account, { id, name }, botId)));
  return [...absent.map((id) => serverAbsent(id, application.id)), ...findings.flat()];
}

const notInvited = (applicationId: string): HealthFinding => ({
  code: "not_invited",
  severity: "warning",
  text: "The bot is in no server yet. It receives direct messages only from people who share a server with it.",
  fix: "Invite it to your server. You need the right Manage Server there.",
  action: { href: inviteAddress(applicationId) },
});

const serverAbsent = (id: string, applicationId: string): HealthFinding => ({
  code: `server_absent_${id}`,
  severity: "warning",
  text: `The bot is not in the server ${id} that the settings name.`,
  fix: "Invite it, or remove the id from the settings.",
  field: "servers",
  action: { href: inviteAddress(applicationId) },
});

async function findingsOf(
  account: Bot,
  server: { readonly id: string; readonly name: string },
  botId: string,
): Promise<readonly HealthFinding[]> {
  const [guild, channels, member] = await Promise.all([
    read(account, `/guilds/${server.id}`, schemas.guild),
    read(account, `/guilds/${server.id}/channels`, schemas.channels),
    read(account, `/guilds/${server.id}/members/${botId}`, schemas.member),
  ]);
  // A server that cannot be looked at now is not a fault of the account.
  if (!guild || !channels || !member) return [];
  const bot = { id: botId, roles: member.roles };
  const inServer = rightsInServer(guild, bot);
  const missing = missingRights(inServer);
  if (missing.length > 0)
    return [rightsMissing(`server_rights_${server.id}`, `in the server “${server.name}”`, missing)];
  return channels
    .filter((channel) => isHeard(channel, account.settings))
    .flatMap((channel) =>
      channelFinding(server.name, channel, rightsInChannel(inServer, channel, server.id, bot)),
    )
    .slice(0, CHANNELS_MAX);
}

async function read<Shape extends z.ZodType>(
  account: Bot,
  route: `/${string}`,
  shape: Shape,
): Promise<z.infer<Shape> | undefined> {
  const answer = await callApi(account, { method: "GET", route });
  return answer.kind === "ok" ? shape.safeParse(answer.result).data : undefined;
}

const TEXT_CHANNELS: ReadonlySet<number> = new Set([0, 5, 15, 16]);

const isHeard = ({ id, type }: Channel, { channels }: Settings) =>
  TEXT_CHANNELS.has(type) && (channels.length === 0 || channels.includes(id));

/** A channel that hides itself from the bot is usually meant to, unless the settings name it. */
function channelFinding(server: string, channel: Channel, rights: bigint): readonly HealthFinding[] {
  const missing = missingRights(rights);
  if (missing.length === 0 || missing[0] === "View Channel") return [];
  const where = `in #${channel.name ?? channel.id} of the server “${server}”`;
  return [rightsMissing(`channel_rights_${channel.id}`, where, missing)];
}

const rightsMissing = (code: string, where: string, missing: readonly string[]): HealthFinding => ({
  code,
  severity: "warning",
  text: `The bot lacks ${new Intl.ListFormat("en").format(missing)} ${where}.`,
  fix: "In Discord, open the settings of the server or the channel, then Roles or Permissions, and allow it for the bot's role.",
});
