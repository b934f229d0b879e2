import { randomBytes } from "node:crypto";
import { presentUser, userOf } from "../present/user.ts";
import { presentWholeGuild } from "../present/guild.ts";
import { isRecord } from "../wire.ts";
import type { App, World } from "../world.ts";
import { CLOSE, close, reply, type Connection } from "./connection.ts";
import { viewerOf } from "./dispatch.ts";
import { INTENT, KNOWN_INTENTS } from "./intents.ts";
import { send, type Session } from "./session.ts";
import { appFlags } from "../present/app.ts";

/** Begins a session: READY, then every guild. Refuses what Discord refuses, with its code. */
export function identify(connection: Connection, d: unknown): void {
  if (connection.session) return close(connection, CLOSE.alreadyAuthenticated);
  if (!isRecord(d) || typeof d.token !== "string" || !isRecord(d.properties))
    return close(connection, CLOSE.decodeError);
  const token = d.token.replace(/^Bot /, "");
  const world = connection.worlds.withToken(token);
  const app = world?.apps.get(token);
  if (!world || !app || app.revoked) return close(connection, CLOSE.authenticationFailed);
  if (Array.isArray(d.shard) && (d.shard[0] !== 0 || d.shard[1] !== 1))
    return close(connection, CLOSE.invalidShard);
  const wrong = wrongIntents(app, d.intents);
  if (wrong) return close(connection, wrong);
  if (!takeStart(world, app)) return reply(connection, { op: 9, s: null, t: null, d: false });
  begin(connection, world, app, Number(d.intents));
}

function wrongIntents({ intents: allowed }: App, wanted: unknown) {
  if (typeof wanted !== "number" || !Number.isInteger(wanted) || wanted < 0) return CLOSE.decodeError;
  if ((wanted & ~KNOWN_INTENTS) !== 0) return CLOSE.invalidIntents;
  const forbidden =
    (allowed.members ? 0 : INTENT.GUILD_MEMBERS) |
    (allowed.presences ? 0 : INTENT.GUILD_PRESENCES) |
    (allowed.messageContent ? 0 : INTENT.MESSAGE_CONTENT);
  return (wanted & forbidden) === 0 ? null : CLOSE.disallowedIntents;
}

/** One identification in five seconds, and a thousand a day. */
function takeStart({ limits }: World, app: App): boolean {
  const last = app.identified.at(-1);
  if (last !== undefined && Date.now() - last < limits.identifyMs) return false;
  app.identified.push(Date.now());
  app.identified.splice(
    0,
    app.identified.findIndex((at) => at > Date.now() - DAY_MS),
  );
  return true;
}

const DAY_MS = 24 * 3600 * 1000;

function begin(connection: Connection, world: World, app: App, intents: number): void {
  const session: Session = {
    id: randomBytes(16).toString("hex"),
    appId: app.id,
    intents,
    seq: 0,
    sent: [],
    socket: connection.socket,
    base: connection.base,
    lostAt: null,
    held: null,
  };
  connection.world = world;
  connection.session = session;
  world.sessions.set(session.id, session);
  const guilds = [...world.guilds.values()].filter(({ members }) => members.has(app.id));
  send(
    session,
    "READY",
    readyOf(
      world,
      app,
      connection,
      guilds.map(({ id }) => id),
    ),
  );
  if ((intents & INTENT.GUILDS) === 0) return;
  for (const guild of guilds)
    send(session, "GUILD_CREATE", presentWholeGuild(world, guild, viewerOf(session, app)));
}

const readyOf = (world: World, app: App, { session, resumeUrl }: Connection, guilds: readonly string[]) => ({
  v: 10,
  user: { ...presentUser(userOf(world, app.id)), verified: true, mfa_enabled: true, email: null, flags: 0 },
  user_settings: {},
  guilds: guilds.map((id) => ({ id, unavailable: true })),
  private_channels: [],
  relationships: [],
  presences: [],
  session_id: session?.id,
  session_type: "normal",
  resume_gateway_url: resumeUrl,
  shard: [0, 1],
  application: { id: app.id, flags: appFlags(app) },
  _trace: ["sandbox"],
});
