import { chooseFault } from "../../stage/faults.ts";
import { isRecord } from "../wire.ts";
import type { World } from "../world.ts";
import { CLOSE, close, reply, type Connection } from "./connection.ts";
import { missedSince, send, write, type Payload, type Session } from "./session.ts";

/** Carries a session on: what was missed, then RESUMED. A session that is gone is refused as invalid. */
export function resume(connection: Connection, d: unknown): void {
  if (connection.session) return close(connection, CLOSE.alreadyAuthenticated);
  if (
    !isRecord(d) ||
    typeof d.token !== "string" ||
    typeof d.session_id !== "string" ||
    typeof d.seq !== "number"
  )
    return close(connection, CLOSE.decodeError);
  const token = d.token.replace(/^Bot /, "");
  const world = connection.worlds.withToken(token);
  const app = world?.apps.get(token);
  if (!world || !app || app.revoked) return close(connection, CLOSE.authenticationFailed);
  const session = world.sessions.get(d.session_id);
  if (!session || session.appId !== app.id || isStale(world, session)) return refuse(connection);
  if (d.seq > session.seq) return close(connection, CLOSE.invalidSeq);
  const missed = missedSince(session, d.seq);
  if (!missed || chooseFault(app.faults, ["stale_session"], "resume")) {
    world.sessions.delete(session.id);
    return refuse(connection);
  }
  carryOn(connection, world, session, missed);
}

function isStale({ limits, sessions }: World, session: Session): boolean {
  const stale = session.lostAt !== null && Date.now() - session.lostAt > limits.sessionMs;
  if (stale) sessions.delete(session.id);
  return stale;
}

const refuse = (connection: Connection) => reply(connection, { op: 9, s: null, t: null, d: false });

function carryOn(connection: Connection, world: World, session: Session, missed: readonly Payload[]): void {
  session.socket?.terminate();
  session.socket = connection.socket;
  session.lostAt = null;
  session.base = connection.base;
  connection.session = session;
  connection.world = world;
  for (const payload of missed) write(session, payload);
  send(session, "RESUMED", { _trace: ["sandbox"] });
}
