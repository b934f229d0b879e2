import { presentMember, userOf } from "../present/user.ts";
import { isRecord } from "../wire.ts";
import { CLOSE, close, type Connection } from "./connection.ts";
import { send } from "./session.ts";

/** Answers a request for members in one piece: guilds of the sandbox are small. */
export function requestMembers(connection: Connection, d: unknown): void {
  const { world, session } = connection;
  if (!world || !session) return;
  if (!isRecord(d)) return close(connection, CLOSE.decodeError);
  const guild = world.guilds.get(String(d.guild_id));
  if (!guild || !guild.members.has(session.appId)) return;
  const asked = [d.user_ids ?? []].flat().map(String);
  const query = typeof d.query === "string" ? d.query.toLowerCase() : null;
  const found = [...guild.members.keys()].filter((id) =>
    query === null ? asked.includes(id) : userOf(world, id).username.toLowerCase().startsWith(query),
  );
  send(session, "GUILD_MEMBERS_CHUNK", {
    guild_id: guild.id,
    members: found.map((id) => presentMember(world, guild, id)),
    chunk_index: 0,
    chunk_count: 1,
    not_found: asked.filter((id) => !guild.members.has(id)),
    ...(typeof d.nonce === "string" && { nonce: d.nonce }),
  });
}
